// Counting words of mixed text.
#pragma once

#include <cstddef>
#include <string_view>

namespace sheaf {

// han: Han characters, each a word; latin: words of other scripts (runs of letters and digits, with
// ' ’ - . inside a run; kana and Hangul runs count as words between spaces).
struct WordCount {
  std::size_t han = 0;
  std::size_t latin = 0;
  std::size_t total() const { return han + latin; }
};
WordCount count_words(std::string_view text);

}  // namespace sheaf
