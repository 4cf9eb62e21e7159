// UTF-8 text: all strings are UTF-8 unless a name says otherwise. "Space" means the white space of
// Unicode (U+0020, U+00A0, U+3000, ...) and what is hidden.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace sheaf {

constexpr bool is_ascii_space(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == '\v';
}
constexpr bool is_ascii_digit(char c) { return c >= '0' && c <= '9'; }
constexpr bool is_ascii_alpha(char c) { return (c | 0x20) >= 'a' && (c | 0x20) <= 'z'; }
constexpr bool is_ascii_alnum(char c) { return is_ascii_alpha(c) || is_ascii_digit(c); }
constexpr char ascii_lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c;
}

std::string ascii_lower(std::string_view text);
bool equals_ignore_case(std::string_view a, std::string_view b);  // ASCII case
bool starts_with_ignore_case(std::string_view text, std::string_view prefix);
bool ends_with_ignore_case(std::string_view text, std::string_view suffix);

// Position of `needle` (already lower-case ASCII or non-ASCII bytes) in `text` without ASCII case,
// or npos.
std::size_t find_ignore_case(std::string_view text, std::string_view needle, std::size_t from = 0);

// As text.find_first_of(set, from), which calls a function for each character, is many times
// slower.
constexpr std::size_t find_any(std::string_view text, std::string_view set, std::size_t from = 0) {
  for (; from < text.size(); ++from) {
    for (const char c : set) {
      if (text[from] == c) return from;
    }
  }
  return text.npos;
}

char32_t next_beyond_ascii(std::string_view text, std::size_t& pos);  // of next_code_point

// Decodes the code point at text[pos] and moves pos past it. Malformed bytes give U+FFFD and move
// by one byte. Requires pos < text.size().
inline char32_t next_code_point(std::string_view text, std::size_t& pos) {
  const auto byte = static_cast<unsigned char>(text[pos]);
  return byte < 0x80 ? (++pos, byte) : next_beyond_ascii(text, pos);
}
void append_beyond_ascii(std::string& out, char32_t code_point);  // of append_utf8
// U+FFFD for what is no character.
inline void append_utf8(std::string& out, char32_t code_point) {
  if (code_point < 0x80) return out.push_back(static_cast<char>(code_point));
  append_beyond_ascii(out, code_point);
}
// The same into a buffer with room for 4 bytes, for a code point that is a character; gives the
// end.
char* put_utf8(char* to, char32_t code_point);
bool is_valid_utf8(std::string_view text);
// Length of the longest prefix that is valid UTF-8 (Unicode 15, table 3-7). Fast over ASCII.
std::size_t valid_utf8_prefix(std::string_view text);
// Each malformed sequence made one U+FFFD as the Encoding standard's decoder does (a maximal
// subpart of a well-formed sequence, or a single byte).
std::string replace_malformed(std::string_view text);
std::size_t count_code_points(std::string_view text);

// Cuts to at most `limit` code points, never inside one.
std::string_view first_code_points(std::string_view text, std::size_t limit);

// What nobody can see and what says nothing: control characters but white space, the ignorable
// characters of Unicode (Default_Ignorable_Code_Point: zero width, marks of direction, fillers of
// Hangul, tags) but variation selectors, the marks of interlinear notes and noncharacters. Left in,
// they would come between what has a meaning and those who look for it.
bool is_hidden(char32_t c);
bool is_space(char32_t c);
// Whether U+200C or U+200D stands at `pos`, right between two characters beyond ASCII that are no
// space: Persian is spelt with it, families of emoji are made with it.
bool is_inner_joiner(std::string_view text, std::size_t pos);
bool is_han(char32_t c);     // CJK unified ideographs and compatibility ones, U+3005, U+3007
bool is_kana(char32_t c);    // Hiragana, Katakana, half-width too
bool is_hangul(char32_t c);  // syllables and jamo
// A letter, mark or digit of any script: what words are made of. Exact below U+10000 as of Unicode
// 14, by blocks above.
bool is_letter(char32_t c);
// Lower case of a Latin (to U+017F), Greek or Cyrillic capital; anything else as it is.
char32_t lower_letter(char32_t c);

// Without the space at both ends.
std::string_view trim(std::string_view text);
// Trimmed, runs of space made one ' ', hidden characters dropped but for inner joiners.
std::string fold_space(std::string_view text);

// Without hidden characters but for inner joiners, lines as they are: they end at \n alone, and of
// other controls only \t stays (the rest of white space is ' ').
std::string drop_hidden(std::string_view text);

// The pieces as they stand: one more than there are separators.
std::vector<std::string_view> split(std::string_view text, char separator);
std::vector<std::string_view> split_lines(std::string_view text);  // at \n, a \r before it removed
// Every `from`, left to right, what is put in not read again; an empty `from` changes nothing.
std::string replace_all(std::string text, std::string_view from, std::string_view to);

}  // namespace sheaf
