#include "extractors/meta/plain_line.h"

#include <algorithm>

#include "base/entities.h"
#include "base/number.h"
#include "base/text.h"

namespace sheaf {
namespace {

// The number of exactly `digits` hexadecimal digits at the start, or -1.
int parse_hex(std::string_view text, std::size_t digits) {
  if (text.size() < digits) return -1;
  int value = 0;
  for (const char c : text.substr(0, digits)) {
    const int digit = hex_value(c);
    if (digit < 0) return -1;
    value = value * 16 + digit;
  }
  return value;
}

bool is_high_surrogate(int code) { return code >= 0xD800 && code < 0xDC00; }
bool is_low_surrogate(int code) { return code >= 0xDC00 && code < 0xE000; }

// "x22" or "u4e00" behind a backslash, two of the latter for one character beyond U+FFFF: appends
// the character and gives the length; 0 if it is none.
std::size_t append_number(std::string& out, std::string_view text) {
  const std::size_t digits = text[0] == 'x' ? 2 : 4;
  const std::size_t length = digits + 1;
  const int code = parse_hex(text.substr(1), digits);
  if (code < 0 || is_low_surrogate(code)) return 0;
  if (!is_high_surrogate(code)) {
    append_utf8(out, static_cast<char32_t>(code));
    return length;
  }
  if (!text.substr(length).starts_with("\\u")) return 0;
  const int low = parse_hex(text.substr(length + 2), digits);
  if (!is_low_surrogate(low)) return 0;
  append_utf8(out, static_cast<char32_t>(0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00)));
  return length * 2 + 1;
}

// Appends what the escape at text[pos] (a backslash) stands for and gives its length; 0 if it is no
// escape. "\n" is one only where it cannot be the start of a folder's name.
std::size_t append_escaped(std::string& out, std::string_view text, std::size_t pos) {
  const std::string_view rest = text.substr(pos + 1);
  if (rest.empty()) return 0;
  if (rest[0] == 'x' || rest[0] == 'u') {
    const std::size_t length = append_number(out, rest);
    return length == 0 ? 0 : length + 1;
  }
  if (rest[0] == '"' || rest[0] == '\'' || rest[0] == '/') {
    out += rest[0];
    return 2;
  }
  const bool is_break = rest[0] == 'n' || rest[0] == 'r' || rest[0] == 't';
  const bool follows_name = pos > 0 && (text[pos - 1] == ':' || is_ascii_alpha(text[pos - 1]));
  if (!is_break || follows_name) return 0;
  out += ' ';
  return 2;
}

std::string unescape_script(std::string_view text) {
  std::string out;
  for (std::size_t pos = 0; pos < text.size();) {
    const std::size_t length = text[pos] == '\\' ? append_escaped(out, text, pos) : 0;
    if (length == 0) out += text[pos];
    pos += std::max<std::size_t>(length, 1);
  }
  return out;
}

constexpr std::string_view kFormatting[] = {
    "a",  "b",  "br", "blockquote", "div",   "em",   "font",   "h1",  "h2",  "h3", "i", "img",
    "li", "ol", "p",  "section",    "small", "span", "strong", "sub", "sup", "u",  "ul"};

// The length of a formatting tag at the start, or 0.
std::size_t tag_length(std::string_view text) {
  std::size_t start = 1;
  if (start < text.size() && text[start] == '/') ++start;
  std::size_t end = start;
  while (end < text.size() && is_ascii_alnum(text[end])) ++end;
  const std::string name = ascii_lower(text.substr(start, end - start));
  if (std::find(std::begin(kFormatting), std::end(kFormatting), name) == std::end(kFormatting)) {
    return 0;
  }
  const std::size_t close = text.find('>', end);
  return close == text.npos ? 0 : close + 1;
}

// An element named in prose ("the <a> element") has neither an end nor attributes.
bool is_marked_up(std::string_view text) {
  return text.find("</") != text.npos || text.find("/>") != text.npos ||
         text.find("=\"") != text.npos || find_ignore_case(text, "<br") != text.npos ||
         text.starts_with("<p>");
}

std::string drop_tags(std::string_view text) {
  std::string out;
  for (std::size_t pos = 0; pos < text.size();) {
    const std::size_t length = text[pos] == '<' ? tag_length(text.substr(pos)) : 0;
    if (length == 0) out += text[pos];
    if (length > 0 && find_ignore_case(text.substr(pos, length), "br") < 3) out += ' ';
    if (length > 0 && find_ignore_case(text.substr(pos, length), "p") < 3) out += ' ';
    pos += std::max<std::size_t>(length, 1);
  }
  return out;
}

bool is_control(char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; }

}  // namespace

std::string plain_line(std::string_view raw) {
  std::string text(raw);
  constexpr int kMostEscapes = 3;
  if (text.find('\\') != text.npos) text = unescape_script(text);
  for (int i = 0; i < kMostEscapes && text.find('&') != text.npos; ++i) {
    std::string decoded = unescape_html(text);
    if (decoded == text) break;
    text = std::move(decoded);
  }
  if (text.find('<') != text.npos && is_marked_up(text)) text = drop_tags(text);
  std::replace_if(text.begin(), text.end(), is_control, ' ');
  return fold_space(text);
}

}  // namespace sheaf
