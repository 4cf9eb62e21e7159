#include "base/text.h"

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <span>

namespace sheaf {
namespace {

bool is_continuation(unsigned char byte) { return (byte & 0xC0) == 0x80; }

struct Range {
  char32_t first, last;
};

// Beyond the controls, by value. Of Unicode 15's Default_Ignorable_Code_Point U+180B..U+180F but
// U+180E, U+FE00..U+FE0F and U+E0100..U+E01EF choose the shape of the character before them. U+FFFE
// and U+FFFF are in every plane.
constexpr Range kHidden[] = {
    {0xAD, 0xAD},       {0x34F, 0x34F},     {0x61C, 0x61C},     {0x115F, 0x1160},
    {0x17B4, 0x17B5},   {0x180E, 0x180E},   {0x200B, 0x200F},   {0x202A, 0x202E},
    {0x2060, 0x206F},   {0x3164, 0x3164},   {0xFDD0, 0xFDEF},   {0xFEFF, 0xFEFF},
    {0xFFA0, 0xFFA0},   {0xFFF0, 0xFFFB},   {0x1BCA0, 0x1BCA3}, {0x1D173, 0x1D17A},
    {0xE0000, 0xE00FF}, {0xE01F0, 0xE0FFF},
};

bool is_in(std::span<const Range> ranges, char32_t c) {
  const auto after = std::upper_bound(ranges.begin(), ranges.end(), c,
                                      [](char32_t one, Range range) { return one < range.first; });
  return after != ranges.begin() && c <= std::prev(after)->last;
}

// The character that ends right before `pos`; 0 at the beginning.
char32_t last_before(std::string_view text, std::size_t pos) {
  if (pos == 0) return 0;
  std::size_t start = pos - 1;
  while (start > 0 && is_continuation(static_cast<unsigned char>(text[start]))) --start;
  return next_code_point(text, start);
}

// Whether a character that starts with this byte can be a space; all others are safe to skip.
constexpr bool may_start_space(unsigned char byte) {
  return byte <= ' ' || byte == 0x7F || byte == 0xC2 || byte == 0xCD || byte == 0xD8 ||
         (byte >= 0xE1 && byte <= 0xE3) || byte >= 0xEF;
}

// The bytes at the start of `text` that make one character, or the maximal subpart of one.
struct Sequence {
  std::size_t length;
  bool well_formed;
};

// Requires a first byte that is not ASCII. Unicode 15, table 3-7: the lead byte bounds the second.
Sequence first_sequence(std::string_view text) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned char lead = byte(0);
  const std::size_t length = lead < 0xC2 || lead > 0xF4 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  const unsigned char low = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
  const unsigned char high = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
  if (length == 1 || text.size() < 2 || byte(1) < low || byte(1) > high) return {1, false};
  for (std::size_t i = 2; i < length; ++i) {
    if (i >= text.size() || !is_continuation(byte(i))) return {i, false};
  }
  return {length, true};
}

// Three well-formed bytes whose lead does not bound the second: nearly all of CJK.
bool is_plain_triple(std::string_view text, std::size_t pos) {
  if (pos + 3 > text.size()) return false;
  const auto lead = static_cast<unsigned char>(text[pos]);
  const int rest = (text[pos + 1] & 0xC0) | ((text[pos + 2] & 0xC0) >> 2);
  return lead > 0xE0 && lead < 0xF0 && lead != 0xED && rest == (0x80 | 0x20);
}

std::size_t skip_ascii(std::string_view text, std::size_t pos) {
  for (std::uint64_t word; pos + 8 <= text.size(); pos += 8) {
    std::memcpy(&word, text.data() + pos, 8);
    if (word & 0x8080808080808080u) break;
  }
  while (pos < text.size() && static_cast<unsigned char>(text[pos]) < 0x80) ++pos;
  return pos;
}

}  // namespace

std::string ascii_lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = ascii_lower(c);
  return out;
}

bool equals_ignore_case(std::string_view a, std::string_view b) {
  return a.size() == b.size() && std::equal(a.begin(), a.end(), b.begin(), [](char x, char y) {
           return ascii_lower(x) == ascii_lower(y);
         });
}

bool starts_with_ignore_case(std::string_view text, std::string_view prefix) {
  return text.size() >= prefix.size() && equals_ignore_case(text.substr(0, prefix.size()), prefix);
}

bool ends_with_ignore_case(std::string_view text, std::string_view suffix) {
  return text.size() >= suffix.size() &&
         equals_ignore_case(text.substr(text.size() - suffix.size()), suffix);
}

namespace {

constexpr std::size_t kPiece = 4096;

// In a long text piece by piece: the rarer case of the first letter would be looked for through all
// of it for each place that is found.
[[gnu::noinline]] std::size_t find_in_pieces(std::string_view text, std::string_view needle,
                                             std::size_t from) {
  for (; from + needle.size() <= text.size(); from += kPiece) {
    const std::size_t found =
        find_ignore_case(text.substr(from, kPiece + needle.size() - 1), needle);
    if (found != text.npos) return from + found;
  }
  return text.npos;
}

}  // namespace

std::size_t find_ignore_case(std::string_view text, std::string_view needle, std::size_t from) {
  if (from > text.size() || text.size() - from < needle.size()) return text.npos;
  if (needle.empty()) return from;
  if (text.size() - from - needle.size() >= kPiece) return find_in_pieces(text, needle, from);
  // memchr for either case of the first letter is far faster than a comparison at each byte.
  const char* const end = text.data() + text.size() - needle.size() + 1;
  const auto next = [end](const char* at, char c) {
    const void* found = at < end ? std::memchr(at, c, static_cast<std::size_t>(end - at)) : nullptr;
    return found ? static_cast<const char*>(found) : end;
  };
  const char lower = needle[0];
  const char upper = is_ascii_alpha(lower) ? static_cast<char>(lower & ~0x20) : lower;
  const char* at_lower = next(text.data() + from, lower);
  const char* at_upper = upper == lower ? end : next(text.data() + from, upper);
  for (;;) {
    const char* const at = std::min(at_lower, at_upper);
    if (at == end) return text.npos;
    if (equals_ignore_case({at, needle.size()}, needle))
      return static_cast<std::size_t>(at - text.data());
    (at == at_lower ? at_lower : at_upper) = next(at + 1, *at);
  }
}

char32_t next_beyond_ascii(std::string_view text, std::size_t& pos) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[pos + i]); };
  if (is_plain_triple(text, pos)) {
    const char32_t c = (byte(0) & 0xFu) << 12 | (byte(1) & 0x3Fu) << 6 | (byte(2) & 0x3Fu);
    pos += 3;
    return c;
  }
  const Sequence sequence = first_sequence(text.substr(pos, 4));
  if (!sequence.well_formed) return ++pos, 0xFFFD;
  char32_t c = byte(0) & (0x7Fu >> sequence.length);
  for (std::size_t i = 1; i < sequence.length; ++i) c = (c << 6) | (byte(i) & 0x3F);
  pos += sequence.length;
  return c;
}

char* put_utf8(char* to, char32_t c) {
  const auto tail = [c](int shift) { return static_cast<char>(0x80 | ((c >> shift) & 0x3F)); };
  if (c < 0x80) {
    *to++ = static_cast<char>(c);
  } else if (c < 0x800) {
    *to++ = static_cast<char>(0xC0 | (c >> 6));
    *to++ = tail(0);
  } else if (c < 0x10000) {
    *to++ = static_cast<char>(0xE0 | (c >> 12));
    *to++ = tail(6);
    *to++ = tail(0);
  } else {
    *to++ = static_cast<char>(0xF0 | (c >> 18));
    *to++ = tail(12);
    *to++ = tail(6);
    *to++ = tail(0);
  }
  return to;
}

void append_beyond_ascii(std::string& out, char32_t c) {
  if (c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF)) c = 0xFFFD;
  char bytes[4];
  out.append(bytes, static_cast<std::size_t>(put_utf8(bytes, c) - bytes));
}

bool is_valid_utf8(std::string_view text) { return valid_utf8_prefix(text) == text.size(); }

std::size_t valid_utf8_prefix(std::string_view text) {
  for (std::size_t pos = 0;;) {
    pos = skip_ascii(text, pos);
    while (is_plain_triple(text, pos)) pos += 3;
    if (pos == text.size()) return pos;
    if (static_cast<unsigned char>(text[pos]) < 0x80) continue;
    const Sequence sequence = first_sequence(text.substr(pos, 4));
    if (!sequence.well_formed) return pos;
    pos += sequence.length;
  }
}

std::string replace_malformed(std::string_view text) {
  std::string out;
  out.reserve(text.size() + text.size() / 8);
  for (;;) {
    const std::size_t valid = valid_utf8_prefix(text);
    out += text.substr(0, valid);
    if (valid == text.size()) return out;
    text.remove_prefix(valid);
    out += "\xEF\xBF\xBD";
    text.remove_prefix(first_sequence(text.substr(0, 4)).length);
  }
}

std::size_t count_code_points(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
    return !is_continuation(static_cast<unsigned char>(c));
  }));
}

std::string_view first_code_points(std::string_view text, std::size_t limit) {
  std::size_t pos = 0;
  while (pos < text.size() && limit-- > 0) next_code_point(text, pos);
  return text.substr(0, pos);
}

bool is_hidden(char32_t c) {
  constexpr char32_t kAfterFillers = 0x3165, kBeforeNoncharacters = 0xFDCF;
  if (c < 0xA0) return c < ' ' ? c < '\t' || c > '\r' : c >= 0x7F && c != 0x85;
  if (c >= kAfterFillers && c <= kBeforeNoncharacters) return false;  // nearly all of CJK
  return (c & 0xFFFE) == 0xFFFE || is_in(kHidden, c);
}

bool is_space(char32_t c) {
  if (c < 0x80) return is_ascii_space(static_cast<char>(c)) || is_hidden(c);
  return c == 0xA0 || c == 0x85 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x2028 ||
         c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000 || is_hidden(c);
}

bool is_inner_joiner(std::string_view text, std::size_t pos) {
  const auto is_ink = [](char32_t c) { return c >= 0x80 && !is_space(c); };
  const char32_t before = last_before(text, pos);
  const char32_t joiner = next_code_point(text, pos);
  if (joiner != 0x200C && joiner != 0x200D) return false;
  return is_ink(before) && pos < text.size() && is_ink(next_code_point(text, pos));
}

std::string_view trim(std::string_view text) {
  std::size_t begin = 0;
  while (begin < text.size()) {
    std::size_t pos = begin;
    if (!is_space(next_code_point(text, pos))) break;
    begin = pos;
  }
  std::size_t end = text.size();
  while (end > begin) {
    std::size_t start = end - 1;
    while (start > begin && is_continuation(static_cast<unsigned char>(text[start]))) --start;
    std::size_t pos = start;
    if (!is_space(next_code_point(text, pos))) break;
    end = start;
  }
  return text.substr(begin, end - begin);
}

std::string fold_space(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  bool pending = false;
  for (std::size_t pos = 0; pos < text.size();) {
    const std::size_t start = pos;
    while (pos < text.size() && !may_start_space(static_cast<unsigned char>(text[pos]))) ++pos;
    if (pos == start) {
      const char32_t c = next_code_point(text, pos);
      if (is_space(c) && !is_inner_joiner(text, start)) {
        pending |= !is_hidden(c);
        continue;
      }
    }
    if (pending && !out.empty()) out += ' ';
    pending = false;
    out.append(text, start, pos - start);
  }
  return out;
}

namespace {

// What drop_hidden makes of the character text[begin, end): "" of what is hidden.
std::string_view without_hidden(std::string_view text, std::size_t begin, std::size_t end) {
  std::size_t pos = begin;
  const char32_t c = next_code_point(text, pos);
  if (c == '\r') return text.substr(end, 1) == "\n" ? "" : "\n";
  if (c == '\f' || c == '\v' || c == 0x85) return " ";
  const bool stays = !is_hidden(c) || is_inner_joiner(text, begin);
  return stays ? text.substr(begin, end - begin) : "";
}

}  // namespace

std::string drop_hidden(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t pos = 0; pos < text.size();) {
    const std::size_t begin = pos;
    while (pos < text.size() && !may_start_space(static_cast<unsigned char>(text[pos]))) ++pos;
    out.append(text, begin, pos - begin);
    if (pos == text.size()) break;
    const std::size_t doubtful = pos;
    next_code_point(text, pos);
    out += without_hidden(text, doubtful, pos);
  }
  return out;
}

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> out;
  for (std::size_t start = 0;;) {
    const std::size_t end = text.find(separator, start);
    out.push_back(text.substr(start, end == text.npos ? text.npos : end - start));
    if (end == text.npos) return out;
    start = end + 1;
  }
}

std::vector<std::string_view> split_lines(std::string_view text) {
  std::vector<std::string_view> out = split(text, '\n');
  for (std::string_view& line : out) {
    if (line.ends_with('\r')) line.remove_suffix(1);
  }
  return out;
}

std::string replace_all(std::string text, std::string_view from, std::string_view to) {
  std::size_t found = from.empty() ? text.npos : text.find(from);
  if (found == text.npos) return text;
  std::string out;
  out.reserve(text.size() + to.size());
  std::size_t start = 0;
  for (; found != text.npos; found = text.find(from, start)) {
    out.append(text, start, found - start).append(to);
    start = found + from.size();
  }
  return out.append(text, start);
}

}  // namespace sheaf
