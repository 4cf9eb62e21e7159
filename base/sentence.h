// Where sentences end, and cutting text to whole ones. UTF-8; Latin-like and CJK punctuation.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace sheaf {

// One past the sentence that begins at `from`: past its . ! ? … 。！？ and the quotes and brackets
// that close after it. A full stop inside a number, an address or an abbreviation ("Dr. Lee",
// "e.g. this", "U.S. law", "J. K. Rowling") ends nothing. text.size() if no mark ends it.
std::size_t find_sentence_end(std::string_view text, std::size_t from);

// Whether the text ends as a sentence does.
bool ends_as_sentence(std::string_view text);

// Columns that the text takes in a typewriter's face: two for a Han character, kana, Hangul and
// full-width marks, one for others.
std::size_t count_columns(std::string_view text);

// The first sentences of the text that fit into `columns`. If not even the first does (a fifth over
// is forgiven), it is cut at a clause or between words, and "…" shows it.
std::string first_sentences(std::string_view text, std::size_t columns);

}  // namespace sheaf
