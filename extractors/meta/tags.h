// What the page files the article under.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "extractors/extractor.h"

namespace sheaf {

std::span<const Rule> tag_rules();

// The tags in all that one rule found, in order, each once, at most 20.
std::vector<std::string> normalize_tags(std::span<const Finding> findings, const Source& source);

}  // namespace sheaf
