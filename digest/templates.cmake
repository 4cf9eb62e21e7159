# Writes digest/templates/* into a table of the program: name -> text.
function(sheaf_write_templates output)
  file(GLOB files CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/digest/templates/*)
  list(SORT files)
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${files})
  set(entries "")
  foreach(file ${files})
    get_filename_component(name ${file} NAME)
    file(READ ${file} text)
    string(APPEND entries "    {\"${name}\", R\"~~~(${text})~~~\"},\n")
  endforeach()
  file(CONFIGURE OUTPUT ${output} @ONLY CONTENT
"#include \"digest/forms/built_in.h\"

namespace sheaf {

std::span<const BuiltInTemplate> built_in_templates() {
  static constexpr BuiltInTemplate kAll[] = {
@entries@  };
  return kAll;
}

}  // namespace sheaf
")
endfunction()
