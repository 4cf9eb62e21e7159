// The article's own first words.
#pragma once

#include <string>

#include "extractors/extractor.h"

namespace sheaf {

// The lead of the main text, or else the description: whole sentences, at most about 200 characters
// (words of 100 Han characters), cut at a sentence end; boilerplate is passed over. "" if there is
// no text.
std::string make_excerpt(const Source& source, std::string_view description);

}  // namespace sheaf
