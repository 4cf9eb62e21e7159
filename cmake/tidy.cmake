# Target `tidy`: clang-tidy (.clang-tidy has the checks) over the sources of the targets given. One
# process for each file, in parallel; a second run looks only at files that changed, or at all of
# them if a header did.
function(sheaf_add_tidy)
  find_program(CLANG_TIDY NAMES clang-tidy-14 clang-tidy)
  if(NOT CLANG_TIDY)
    return()
  endif()
  file(GLOB_RECURSE headers CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/*/*.h)
  list(FILTER headers EXCLUDE REGEX "^${CMAKE_SOURCE_DIR}/build/")
  set(stamps)
  foreach(target ${ARGN})
    get_target_property(sources ${target} SOURCES)
    foreach(source ${sources})
      cmake_path(IS_PREFIX CMAKE_SOURCE_DIR "${source}" ours)
      cmake_path(RELATIVE_PATH source BASE_DIRECTORY ${CMAKE_SOURCE_DIR} OUTPUT_VARIABLE name)
      if(NOT ours OR name MATCHES "^build/")
        continue()
      endif()
      set(stamp ${CMAKE_BINARY_DIR}/tidy/${name}.tidied)
      cmake_path(GET stamp PARENT_PATH folder)
      add_custom_command(
        OUTPUT ${stamp}
        COMMAND ${CLANG_TIDY} --quiet -p ${CMAKE_BINARY_DIR} ${source}
        COMMAND ${CMAKE_COMMAND} -E make_directory ${folder}
        COMMAND ${CMAKE_COMMAND} -E touch ${stamp}
        DEPENDS ${source} ${headers} ${CMAKE_SOURCE_DIR}/.clang-tidy
        COMMENT "Tidying ${name}"
        VERBATIM)
      list(APPEND stamps ${stamp})
    endforeach()
  endforeach()
  add_custom_target(tidy DEPENDS ${stamps})
endfunction()
