// TOML 1.0 as JSON: the one place that knows toml++.
#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <string>
#include <string_view>

#include "base/json_fwd.h"
#include "base/result.h"

namespace sheaf {

// The lines (from 1) of the members of the outermost tables: lines["check"]["timeout"] is 3.
using TomlLines = std::map<std::string, std::map<std::string, std::size_t>, std::less<>>;

// The JSON value that says the same; dates and times become strings. `lines`, if not null, is
// filled. Errors: kBadInput with `where` = "line N, column N"; kTooLarge, with the line, for tables
// and arrays that lie over 256 deep in one another, the parts of dotted names counted.
Result<Json> parse_toml(std::string_view text, TomlLines* lines = nullptr);

}  // namespace sheaf
