// What a description says.
#pragma once

#include <string>
#include <string_view>

#include "extractors/extractor.h"

namespace sheaf {

// Whether a description, as plain_line gives it, says nothing of this article: a placeholder, an
// address, the title or the site's name again, the slogan that JSON-LD gives of the whole site.
bool says_nothing(std::string_view description, const Source& source);

// Whether it is the title over again.
bool repeats_title(std::string_view description, const Source& source);

// At most about 1000 characters of it: whole sentences, or else whole words.
std::string_view first_sentences(std::string_view line);

// Whether it breaks off: ends with "…" or "...", in brackets or not.
bool breaks_off(std::string_view description);

// Whether `whole` says what `broken` begins to say, and more: `broken` breaks off, or puts a full
// stop where `whole` goes on with another clause.
bool goes_on(std::string_view whole, std::string_view broken);

}  // namespace sheaf
