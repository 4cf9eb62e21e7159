#include "base/number.h"

#include <algorithm>
#include <charconv>

#include "base/text.h"

namespace sheaf {

std::optional<std::uint64_t> find_number(std::string_view text) {
  if (text.empty() || !std::all_of(text.begin(), text.end(), is_ascii_digit)) return std::nullopt;
  std::uint64_t number = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
  return read.ec == std::errc() ? number : UINT64_MAX;
}

int hex_value(char digit) {
  if (is_ascii_digit(digit)) return digit - '0';
  const char lower = ascii_lower(digit);
  return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

}  // namespace sheaf
