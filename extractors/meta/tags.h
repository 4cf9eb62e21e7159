// What the page files the article under.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "extractors/extractor.h"

namespace sheaf {

std::span<const Rule> tag_rules();

// The tags in all that one rule found, in order, each once whatever its case, at most 20 of at most
// 30 characters. A finding is a tag or a list of them: split at ; | and the Chinese 、 ， ；, and
// at commas if it stands alone ("Chelsea (Manhattan, NY)" is one of several). The site's name and
// the names of its sections are no tags.
std::vector<std::string> normalize_tags(std::span<const Finding> findings, const Source& source);

}  // namespace sheaf
