#include "url/percent.h"

#include <array>
#include <cstdint>

#include "base/number.h"
#include "base/text.h"

namespace sheaf {
namespace {

constexpr std::uint8_t bare_in(char c) {
  if (c <= 0x20 || c == 0x7F || c == '%' || c == '"' || c == '<' || c == '>') return 0;
  const std::string_view not_in_path = "#?^`{}\\", not_in_query = "#'", not_in_fragment = "`";
  std::uint8_t parts = 0;
  if (not_in_path.find(c) == std::string_view::npos) parts |= 1;
  if (not_in_query.find(c) == std::string_view::npos) parts |= 2;
  if (not_in_fragment.find(c) == std::string_view::npos) parts |= 4;
  return parts;
}

constexpr std::array<std::uint8_t, 256> make_bare_table() {
  std::array<std::uint8_t, 256> table{};
  for (int c = 0; c < 128; ++c) table[c] = bare_in(static_cast<char>(c));
  return table;
}

constexpr std::array<std::uint8_t, 256> kBare = make_bare_table();

// The byte that text[at], a '%', and the next two stand for; -1 if they are no escape.
int escaped_byte(std::string_view text, std::size_t at) {
  if (at + 2 >= text.size()) return -1;
  const int high = hex_value(text[at + 1]), low = hex_value(text[at + 2]);
  return high < 0 || low < 0 ? -1 : high * 16 + low;
}

// Resolves the segment that `out` ends with, which begins after the '/' at `slash`. Nothing is
// taken from in front of `root`, where the path's first '/' stands.
void resolve_dots(std::string& out, std::size_t root, std::size_t slash, bool last) {
  const std::string_view segment = std::string_view(out).substr(slash + 1);
  const bool up = segment == "..";
  if (!up && segment != ".") return;
  std::size_t keep = slash;
  if (up && slash > root) keep = out.rfind('/', slash - 1);
  out.resize(keep);
  if (last) out.push_back('/');
}

}  // namespace

bool stands_bare(char c, UrlPart part) {
  return (kBare[static_cast<unsigned char>(c)] & static_cast<std::uint8_t>(part)) != 0;
}

bool is_unreserved(char c) {
  return is_ascii_alnum(c) || c == '-' || c == '.' || c == '_' || c == '~';
}

bool is_normal_escape(std::string_view text, std::size_t at) {
  const int byte = escaped_byte(text, at);
  if (byte < 0 || is_unreserved(static_cast<char>(byte))) return false;
  return text[at + 1] < 'a' && text[at + 2] < 'a';
}

void append_normal(std::string& out, std::string_view raw, UrlPart part) {
  constexpr std::size_t kNone = static_cast<std::size_t>(-1) / 2;
  std::size_t stray = kNone;  // where `out` has the last '%' that begins no escape
  for (std::size_t i = 0; i < raw.size(); ++i) {
    const char c = raw[i];
    if (c != '%') {
      stands_bare(c, part) ? out.push_back(c) : append_escape(out, static_cast<unsigned char>(c));
      continue;
    }
    const int byte = escaped_byte(raw, i);
    if (byte < 0) {
      stray = out.size();
      out.push_back('%');
      continue;
    }
    // "%4%31" must not become the escape "%41".
    const bool completes_escape = stray != kNone && out.size() - stray <= 2;
    if (is_unreserved(static_cast<char>(byte)) && !completes_escape) {
      out.push_back(static_cast<char>(byte));
    } else {
      append_escape(out, static_cast<unsigned char>(byte));
    }
    i += 2;
  }
}

void append_normal_path(std::string& out, std::string_view raw) {
  if (!raw.empty() && raw[0] == '/') raw.remove_prefix(1);
  const std::size_t root = out.size();
  for (bool last = false; !last;) {
    const std::size_t slash = out.size();
    const std::size_t end = raw.find('/');
    last = end == std::string_view::npos;
    out.push_back('/');
    append_normal(out, raw.substr(0, end), UrlPart::kPath);
    resolve_dots(out, root, slash, last);
    if (!last) raw.remove_prefix(end + 1);
  }
}

void append_escape(std::string& out, unsigned char byte) {
  constexpr std::string_view kHex = "0123456789ABCDEF";
  const char escape[] = {'%', kHex[byte >> 4], kHex[byte & 15]};
  out.append(escape, 3);
}

std::string percent_decode(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    const int byte = text[i] == '%' ? escaped_byte(text, i) : -1;
    out.push_back(byte < 0 ? text[i] : static_cast<char>(byte));
    if (byte >= 0) i += 2;
  }
  return out;
}

}  // namespace sheaf
