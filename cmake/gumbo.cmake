# Target sheaf_gumbo: the system's Gumbo or, where SHEAF_GUMBO_SOURCE names a folder of Gumbo's C
# files (a release's src/), that source compiled into the programs. Link-time optimisation is then on
# for everything: Gumbo spends its time in calls of small functions, and loses half of it to inlining.
set(SHEAF_GUMBO_SOURCE "" CACHE PATH "Folder of Gumbo's C sources to compile in with LTO; empty: the system's library")
add_library(sheaf_gumbo INTERFACE)

if(NOT SHEAF_GUMBO_SOURCE)
  pkg_check_modules(GUMBO REQUIRED IMPORTED_TARGET gumbo)
  target_link_libraries(sheaf_gumbo INTERFACE PkgConfig::GUMBO)
  return()
endif()

include(CheckIPOSupported)
check_ipo_supported(LANGUAGES C CXX)
set(CMAKE_INTERPROCEDURAL_OPTIMIZATION ON)
file(GLOB sources CONFIGURE_DEPENDS ${SHEAF_GUMBO_SOURCE}/*.c)
if(NOT sources OR NOT EXISTS ${SHEAF_GUMBO_SOURCE}/gumbo.h)
  message(FATAL_ERROR "SHEAF_GUMBO_SOURCE=${SHEAF_GUMBO_SOURCE} has no gumbo.h with C files beside it")
endif()
add_library(gumbo_source STATIC ${sources})
set_target_properties(gumbo_source PROPERTIES C_STANDARD 99 C_EXTENSIONS ON)
target_compile_options(gumbo_source PRIVATE -w -O3 -DNDEBUG) # not our code: no warnings
target_include_directories(gumbo_source SYSTEM INTERFACE ${SHEAF_GUMBO_SOURCE})
target_link_libraries(sheaf_gumbo INTERFACE gumbo_source)
