#include "base/printable.h"

#include "base/credentials.h"
#include "base/text.h"

namespace sheaf {
namespace {

// Where "::" stands, if it is the first that is no space (actions/runner, ActionCommand.cs); else
// npos.
std::size_t command_begin(std::string_view text) {
  std::size_t at = 0;
  while (at < text.size()) {
    std::size_t next = at;
    if (!is_space(next_code_point(text, next))) break;
    at = next;
  }
  return text.substr(at).starts_with("::") ? at : text.npos;
}

}  // namespace

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
  const std::size_t command = command_begin(text);
  for (std::size_t at = 0; at < text.size();) {
    const bool is_command = at == command || (text[at] == '[' && out.ends_with("##"));
    const char32_t c = next_code_point(text, at);
    if (is_printable(c) && !is_command)
      append_utf8(out, c);
    else
      append_code(out, c);
  }
  return out;
}

}  // namespace sheaf
