// What the page says that it is about, in a sentence or two.
#pragma once

#include <optional>
#include <span>
#include <string>

#include "extractors/extractor.h"

namespace sheaf {

std::span<const Rule> description_rules();

// The rule for pages that declare none: the first paragraph of prose, neither a heading nor a
// label. For sites that declare something else.
void find_first_paragraph(const Source& source, Findings& found);

std::optional<std::string> normalize_description(const Finding& finding, const Source& source);

}  // namespace sheaf
