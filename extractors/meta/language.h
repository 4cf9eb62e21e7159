// The language of the text as a BCP 47 tag (zh-CN, en).
#pragma once

#include <optional>
#include <span>
#include <string>

#include "extractors/extractor.h"

namespace sheaf {

std::span<const Rule> language_rules();

std::optional<std::string> normalize_language(const Finding& finding, const Source& source);

}  // namespace sheaf
