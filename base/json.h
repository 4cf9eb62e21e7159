// JSON reading that never throws: nlohmann_json behind Result and optional.
#pragma once

#include <initializer_list>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>

#include "base/json_fwd.h"
#include "base/result.h"

namespace sheaf {

struct JsonLimits {
  std::size_t max_bytes = 64u << 20;
  std::size_t max_depth = 256;
};

// Strict JSON (RFC 8259; a BOM at the start is ignored, of equal names the last counts). All
// strings of the value are valid UTF-8. Errors: kBadInput with `where` = "line N, column N"
// (columns in bytes); kTooLarge over the limits.
Result<Json> parse_json(std::string_view text, JsonLimits limits = {});

// JSON as pages write it: tries parse_json, then once more, in linear time, taking what is common:
// <!-- --> and CDATA wrappers, // and /* */ comments, "name = " in front and code after a ';', raw
// control characters in strings, stray quotes inside strings where what follows them tells, wrong
// escapes, names and strings in single or no quotes, trailing, doubled and missing commas, bodies
// escaped as a whole ("&quot;"), several values in a row (made an array), wrong, missing or too
// many closing brackets, documents that break off (what is there counts), malformed UTF-8 (U+FFFD).
// Errors: those of parse_json, where no object or array can be made out.
Result<Json> parse_lenient_json(std::string_view text, JsonLimits limits = {});

// Reading without surprises: absent and wrongly typed are the same.
const Json* find_member(const Json& object, std::string_view key);     // null if absent
std::string_view string_at(const Json& object, std::string_view key);  // "" if absent
// The member of the member ... by those names, outermost first; null if one is absent.
const Json* find_at(const Json& object, std::initializer_list<std::string_view> names);

}  // namespace sheaf
