// The article's title, without the site's name.
#pragma once

#include <optional>
#include <span>
#include <string>

#include "extractors/extractor.h"

namespace sheaf {

std::span<const Rule> title_rules();

std::optional<std::string> normalize_title(const Finding& finding, const Source& source);

}  // namespace sheaf
