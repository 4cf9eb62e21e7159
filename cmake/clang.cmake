# Toolchain file: builds with clang, whatever version its command is named for.
foreach(language C CXX)
  set(command clang)
  if(language STREQUAL "CXX")
    set(command clang++)
  endif()
  find_program(SHEAF_CLANG_${language}
    NAMES ${command} ${command}-19 ${command}-18 ${command}-17 ${command}-16 ${command}-15 ${command}-14
    REQUIRED)
  set(CMAKE_${language}_COMPILER ${SHEAF_CLANG_${language}})
endforeach()
