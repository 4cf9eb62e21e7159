// Where in a JSON text something is written, for messages to those who wrote it.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace sheaf {

// The line (from 1) of the value that `path` names, as "rules[2].select" or "" for the whole;
// where the path leads nowhere, that of the nearest thing around it. `json` is well-formed.
std::size_t line_of_value(std::string_view json, std::string_view path);

}  // namespace sheaf
