// The page's address as it gives it itself.
#pragma once

#include <optional>
#include <span>
#include <string>

#include "extractors/extractor.h"

namespace sheaf {

std::span<const Rule> canonical_url_rules();

std::optional<std::string> normalize_canonical_url(const Finding& finding, const Source& source);

}  // namespace sheaf
