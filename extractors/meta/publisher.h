// Who publishes: the site, the journal, the account.
#pragma once

#include <optional>
#include <span>
#include <string>

#include "extractors/extractor.h"

namespace sheaf {

std::span<const Rule> publisher_rules();

std::optional<std::string> normalize_publisher(const Finding& finding, const Source& source);

}  // namespace sheaf
