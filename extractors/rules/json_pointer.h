// JSON pointers (RFC 6901): "/article/authors/0/name".
#pragma once

#include <string_view>

#include "base/json.h"

namespace sheaf {

// "" (the whole) or tokens that each begin with '/', '~' only as ~0 and ~1.
bool is_json_pointer(std::string_view text);

// The value that the pointer leads to, or null. A view into `root`.
const Json* find_by_pointer(const Json& root, std::string_view pointer);

}  // namespace sheaf
