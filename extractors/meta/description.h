// What the page says that it is about, in a sentence or two.
#pragma once

#include <optional>
#include <span>
#include <string>

#include "extractors/extractor.h"

namespace sheaf {

std::span<const Rule> description_rules();

std::optional<std::string> normalize_description(const Finding& finding, const Source& source);

}  // namespace sheaf
