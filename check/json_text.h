// JSON as check/ writes it. Internal to check/.
#pragma once

#include <string>

#include "base/json_fwd.h"

namespace sheaf {

// On one line. Text from documents may be no UTF-8: U+FFFD stands for what is malformed.
std::string json_text(const Json& json);

}  // namespace sheaf
