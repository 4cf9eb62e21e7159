// The article's own first words.
#pragma once

#include <string>

#include "extractors/extractor.h"

namespace sheaf {

// The lead of the main text, or else the description: whole sentences, at most about 200 columns
// (200 Latin letters, 100 Han characters), cut at a sentence end. Headings, bylines, captions and
// requests to follow or share before the first prose are passed over. "" if there is no text.
std::string make_excerpt(const Source& source, std::string_view description);

}  // namespace sheaf
