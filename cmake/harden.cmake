# What release builds ask of the compiler and the linker so that a mistake in memory ends the program
# and does not run somebody's code. docs/performance.md says what they cost;
# tests/cli/hardening_test.cpp reads them in the program. Sanitizers have checks of their own, which fortified
# functions would hide from them.
include(CheckCXXCompilerFlag)
include(CheckCXXSourceCompiles)

# sheaf_harden_if(FLAG): the flag, where compiler and processor have it.
function(sheaf_harden_if flag)
  string(MAKE_C_IDENTIFIER "SHEAF_HAS${flag}" known)
  set(CMAKE_REQUIRED_FLAGS -Werror)
  check_cxx_compiler_flag(${flag} ${known})
  if(${known})
    add_compile_options(${flag})
  endif()
endfunction()

# A level that the compiler does not have is told by a warning of the C library.
function(sheaf_fortify)
  set(CMAKE_REQUIRED_FLAGS "-O2 -Werror -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=3")
  check_cxx_source_compiles("#include <cstdio>\nint main() {}" SHEAF_HAS_FORTIFY_3)
  add_compile_options(-U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=$<IF:$<BOOL:${SHEAF_HAS_FORTIFY_3}>,3,2>)
endfunction()

if(NOT SHEAF_HARDEN OR SHEAF_SANITIZE OR CMAKE_BUILD_TYPE STREQUAL "Debug")
  set(SHEAF_HARDENED 0)
  return()
endif()
set(SHEAF_HARDENED 1)
sheaf_fortify()
foreach(flag -fstack-protector-strong -fstack-clash-protection)
  sheaf_harden_if(${flag})
endforeach()
if(CMAKE_SYSTEM_PROCESSOR MATCHES "x86_64|AMD64|i.86")
  sheaf_harden_if(-fcf-protection=full)
elseif(CMAKE_SYSTEM_PROCESSOR MATCHES "aarch64|arm64")
  sheaf_harden_if(-mbranch-protection=standard)
endif()
# CMake's own property would compile the rooms for shared libraries, which is slower.
add_compile_options($<$<NOT:$<BOOL:$<TARGET_PROPERTY:POSITION_INDEPENDENT_CODE>>>:-fPIE>)
add_link_options($<$<STREQUAL:$<TARGET_PROPERTY:TYPE>,EXECUTABLE>:-pie>
  LINKER:-z,relro LINKER:-z,now LINKER:-z,noexecstack)
