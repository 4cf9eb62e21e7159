// Language tags as pages write them, made BCP 47 (RFC 5646).
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace sheaf {

// "zh_CN", "EN-us", "English", "zh-Hans-CN", "en_US.UTF-8", "ger" -> "zh-CN", "en-US", "en",
// "zh-Hans-CN", "en-US", "de": language, script and region; other subtags are dropped, and a region
// that ISO 3166 does not know ("en-EN"). nullopt for what names no language, or several ("de, en").
std::optional<std::string> find_language_tag(std::string_view text);

// "zh-Hans-CN" -> "zh".
std::string_view primary_language(std::string_view tag);

}  // namespace sheaf
