// When the article was published and modified, as ISO 8601.
#pragma once

#include <optional>
#include <span>
#include <string>

#include "extractors/extractor.h"

namespace sheaf {

// kPublished, then kModified.
std::span<const Rule> date_rules();

// As precise as the page is, with the zone that it states. Rejects what is no date and what cannot
// be.
std::optional<std::string> normalize_date(const Finding& finding, const Source& source);

}  // namespace sheaf
