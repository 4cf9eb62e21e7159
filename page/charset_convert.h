// Legacy charsets to UTF-8, on ICU's converters. Internal to page.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace sheaf {

struct Conversion {
  std::string text;        // valid UTF-8; what cannot be read is U+FFFD
  std::size_t errors = 0;  // how many U+FFFD were put in
};

// `charset` is a name of charset_by_label other than UTF-8, or "UTF-32LE" or "UTF-32BE"; any other
// is read as ISO-8859-1.
Conversion convert_to_utf8(std::string_view bytes, std::string_view charset);

}  // namespace sheaf
