#include "base/words.h"

#include "base/text.h"

namespace sheaf {
namespace {

bool joins_words(char32_t c) { return c == '\'' || c == 0x2019 || c == '-' || c == '.' || c == '_'; }

}  // namespace

WordCount count_words(std::string_view text) {
  WordCount count;
  bool in_word = false;
  bool joiner = false;  // one joining mark since the last letter
  for (std::size_t pos = 0; pos < text.size();) {
    const char32_t c = next_code_point(text, pos);
    if (is_han(c)) {
      ++count.han;
      in_word = false;
    } else if (is_letter(c)) {
      if (!in_word) ++count.latin;
      in_word = true;
      joiner = false;
    } else if (in_word && !joiner && joins_words(c)) {
      joiner = true;
    } else {
      in_word = joiner = false;
    }
  }
  return count;
}

}  // namespace sheaf
