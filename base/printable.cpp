#include "base/printable.h"

#include "base/credentials.h"
#include "base/text.h"

namespace sheaf {

bool is_printable(char32_t c) {
  const bool is_control = c < 0x20 || (c >= 0x7F && c < 0xA0);
  const bool is_direction =
      (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) || c == 0x200E || c == 0x200F;
  return !is_control && !is_direction;
}

void append_code(std::string& out, char32_t c) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  out += "\\u";
  for (int shift = 12; shift >= 0; shift -= 4) out += kDigits[(c >> shift) & 15];
}

std::string printable(std::string_view with_credentials) {
  const std::string text = without_credentials(with_credentials);
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_code_point(text, at);
    if (is_printable(c))
      append_utf8(out, c);
    else
      append_code(out, c);
  }
  return out;
}

}  // namespace sheaf
