# sheaf_embed(TARGET NAME FILE...): puts the files into the program. digest/embedded.h declares
# NAME() as a list of {file name, text}. A file that changes is put in again by the next build.
function(sheaf_embed target name)
  set(rows "")
  foreach(file ${ARGN})
    file(READ ${file} text)
    get_filename_component(base ${file} NAME)
    # A string literal has a largest length, so the text comes in pieces that the compiler joins.
    string(LENGTH "${text}" length)
    set(pieces "")
    set(from 0)
    while(from LESS length)
      string(SUBSTRING "${text}" ${from} 8000 piece)
      string(APPEND pieces "R\"embedded(${piece})embedded\"\n")
      math(EXPR from "${from} + 8000")
    endwhile()
    string(APPEND rows "    {\"${base}\", ${pieces}},\n")
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${file})
  endforeach()
  set(source ${CMAKE_BINARY_DIR}/generated/${name}.cpp)
  file(CONFIGURE OUTPUT ${source} @ONLY CONTENT [[#include "digest/embedded.h"

namespace sheaf {
namespace {
constexpr EmbeddedFile kFiles[] = {
@rows@};
}  // namespace

std::span<const EmbeddedFile> @name@() { return kFiles; }

}  // namespace sheaf
]])
  target_sources(${target} PRIVATE ${source})
endfunction()
