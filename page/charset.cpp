#include "page/charset.h"
namespace sheaf {
Decoded decode(std::string bytes, std::string_view) {
  return {std::move(bytes), "UTF-8", CharsetSource::kDetected};
}
std::string_view charset_by_label(std::string_view) { return ""; }
}  // namespace sheaf
