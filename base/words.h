// Counting words of mixed text.
#pragma once

#include <cstddef>
#include <string_view>

namespace sheaf {

// han: Han characters, each a word; latin: words of other scripts: runs of letters and digits, with
// single ' ’ - . _ and invisible hyphens and joiners inside a run. A run of kana or Hangul is a
// word.
struct WordCount {
  std::size_t han = 0;
  std::size_t latin = 0;
  std::size_t total() const { return han + latin; }
};
WordCount count_words(std::string_view text);

}  // namespace sheaf
