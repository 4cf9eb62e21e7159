#include "extractors/meta/excerpt.h"

#include "base/text.h"

namespace sheaf {

std::string make_excerpt(const Source& source, std::string_view description) {
  if (source.main.text.empty()) return std::string(description);
  return std::string(
      first_code_points(source.main.text.substr(0, source.main.text.find('\n')), 200));
}

}  // namespace sheaf
