// JSON reading that never throws: nlohmann_json behind Result and optional.
#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"

namespace sheaf {

using Json = nlohmann::json;

struct JsonLimits {
  std::size_t max_bytes = 64u << 20;
  std::size_t max_depth = 256;
};

// Strict JSON (RFC 8259). Errors: kBadInput with `where` = "line N, column N"; kTooLarge over the limits.
Result<Json> parse_json(std::string_view text, JsonLimits limits = {});

// JSON as pages write it: tries parse_json, then once more after repairing what is common: <!-- -->
// and CDATA wrappers, // and /* */ comments, raw control characters in strings, trailing and
// missing commas between members, a ';' at the end, "&quot;"-escaped bodies, several values in a row
// (made an array).
Result<Json> parse_lenient_json(std::string_view text, JsonLimits limits = {});

// Reading without surprises: absent and wrongly typed are the same.
const Json* find_member(const Json& object, std::string_view key);            // null if absent
std::string_view string_at(const Json& object, std::string_view key);         // "" if absent

}  // namespace sheaf
