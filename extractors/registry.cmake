# Writes the registry of site extractors from the names of extractors/sites/*.cpp. A table that
# registers itself from a static object would be dropped by the linker with its library member.
function(sheaf_write_site_registry output)
  file(GLOB files CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/extractors/sites/*.cpp)
  list(SORT files)
  set(declarations "")
  set(entries "")
  set(count 0)
  foreach(file ${files})
    get_filename_component(site ${file} NAME_WE)
    string(APPEND declarations "extern const Extractor ${site};\n")
    string(APPEND entries "&sites::${site}, ")
    math(EXPR count "${count} + 1")
  endforeach()
  file(CONFIGURE OUTPUT ${output} @ONLY CONTENT
"#include <array>

#include \"extractors/sites.h\"

namespace sheaf {
namespace sites {
@declarations@}  // namespace sites

std::span<const Extractor* const> site_extractors() {
  static constexpr std::array<const Extractor*, @count@> kAll = {@entries@};
  return kAll;
}

}  // namespace sheaf
")
endfunction()
