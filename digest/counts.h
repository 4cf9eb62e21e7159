// How much there is to read, and how long it takes.
#pragma once

#include <cstddef>
#include <string_view>

#include "base/words.h"
#include "digest/issue.h"

namespace sheaf {

// Rates of reading. The range comes from a fast and a slow reader.
constexpr std::size_t kFastHan = 500, kSlowHan = 300;      // characters a minute
constexpr std::size_t kFastLatin = 265, kSlowLatin = 200;  // words a minute

// For an article: Han characters and other words each at their rate.
ReadingTime reading_time(const WordCount& words);

// Han characters, full-width and CJK punctuation, and words of other scripts: what a Chinese editor
// counts as 字. Addresses count nothing.
std::size_t count_characters(std::string_view text);

// The same for the editor's Markdown: addresses, pictures and tags of HTML count nothing.
std::size_t count_markdown(std::string_view markdown);

// Fills words, words_shown and time of an issue, from all that is shown of it but its lead, plus
// `lead_characters`. In Chinese (issue.language) all characters are read at the rate of Han.
void count_issue(Issue& issue, std::size_t lead_characters);

}  // namespace sheaf
