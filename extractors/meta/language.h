// The language of the text as a BCP 47 tag (zh-CN, en).
#pragma once

#include <optional>
#include <span>
#include <string>

#include "extractors/extractor.h"

namespace sheaf {

std::span<const Rule> language_rules();

// The tag as the schema of items writes it, or nullopt for what is no tag and for a tag that the
// text refutes: many sites say "en" on every page because their template did.
std::optional<std::string> normalize_language(const Finding& finding, const Source& source);

}  // namespace sheaf
