// Key sentences of an article, taken as they stand.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace sheaf {

// At most `count` sentences of `text` (paragraphs a line), in their order, joined to one paragraph:
// those that have most in common with the rest (TextRank over terms), with the title and with the
// beginning, no two of them alike. Requests to follow, notices and sentences shorter than 16 or
// longer than 240 columns are passed over. The first 300 sentences are looked at. "" if none fits.
std::string summarize(std::string_view text, std::string_view title, std::size_t count);

// The record's excerpt or description as an excerpt of the digest: whole sentences of at most 240
// columns; "" for boilerplate.
std::string tidy_excerpt(std::string_view text);

}  // namespace sheaf
