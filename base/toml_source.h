// TOML before toml++ 3.0 reads it, which is no match for every text. Internal to base/.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "base/result.h"

namespace sheaf {

constexpr std::size_t kMaxTomlDepth = 256;

// The text with the same meaning and the same lines, as toml++ can read it: it takes a character
// beyond ASCII for a place that its compiler may leave out, wherever it looks for white space. So
// the first one behind a line's end that a \ takes away becomes an escape. Errors, with the line:
// kBadInput for what is not UTF-8 and for such characters outside of quotes and comments, where
// TOML 1.0 knows none; kTooLarge for tables and arrays that lie too deep in one another.
Result<std::string> prepare_toml(std::string_view text);

}  // namespace sheaf
