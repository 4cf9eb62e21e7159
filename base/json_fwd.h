// Names Json without its definition, which is slow to compile: enough to hold a reference or
// pointer.
#pragma once

#include <nlohmann/json_fwd.hpp>

namespace sheaf {

using Json = nlohmann::json;

}  // namespace sheaf
