#include "base/words.h"

#include <array>
#include <cstdint>

#include "base/text.h"

namespace sheaf {
namespace {

enum class Kind : std::uint8_t { kOther, kLetter, kHan, kJoiner, kInvisible };

// A mark that holds a word together when letters follow: "don't", "well-known", "3.14".
constexpr bool is_ascii_joiner(char c) { return c == '\'' || c == '-' || c == '.' || c == '_'; }

constexpr std::array<Kind, 0x80> kAsciiKinds = [] {
  std::array<Kind, 0x80> kinds{};
  for (std::size_t i = 0; i < kinds.size(); ++i) {
    const char c = static_cast<char>(i);
    if (is_ascii_alnum(c)) kinds[i] = Kind::kLetter;
    if (is_ascii_joiner(c)) kinds[i] = Kind::kJoiner;
  }
  return kinds;
}();

Kind kind_of(char32_t c) {
  if (is_han(c)) return Kind::kHan;
  if (c == 0x2019) return Kind::kJoiner;
  if (c == 0xAD || c == 0x200C || c == 0x200D || c == 0x2060) return Kind::kInvisible;
  return is_letter(c) ? Kind::kLetter : Kind::kOther;
}

}  // namespace

WordCount count_words(std::string_view text) {
  WordCount count;
  bool in_word = false;
  bool joined = false;  // a joiner since the last letter
  for (std::size_t pos = 0; pos < text.size();) {
    const char32_t c = next_code_point(text, pos);
    const Kind kind = c < 0x80 ? kAsciiKinds[c] : kind_of(c);
    if (kind == Kind::kLetter) {
      count.latin += !in_word;
      in_word = true;
      joined = false;
    } else if (kind == Kind::kHan) {
      ++count.han;
      in_word = false;
    } else if (kind == Kind::kJoiner && in_word && !joined) {
      joined = true;
    } else if (kind != Kind::kInvisible) {
      in_word = false;
      joined = false;
    }
  }
  return count;
}

}  // namespace sheaf
