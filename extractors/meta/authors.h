// Who wrote the article: names of persons, or of a collective where the page names no person.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "extractors/extractor.h"

namespace sheaf {

std::span<const Rule> author_rules();

// The names in all that one rule found, in order, each once: bylines are split, "By", titles and
// addresses dropped; empty if nothing that is left can be a name.
std::vector<std::string> normalize_authors(std::span<const Finding> findings, const Source& source);

}  // namespace sheaf
