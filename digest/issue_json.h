// The Issue as JSON, the words of its items aside: what the view of forms begins with.
#pragma once

#include <string_view>

#include "base/json_fwd.h"
#include "digest/issue.h"

namespace sheaf {

// Members have the names of issue.h. Absent texts are null, absent lists []. Reading times are
// {"fast", "slow"}; a picture's place is "top" or "end". All strings are as they are in the Issue:
// escape them for where they are written.
Json issue_json(const Issue& issue);

Json text_or_null(std::string_view text);  // null for ""

}  // namespace sheaf
