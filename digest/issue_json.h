// The Issue as JSON: what templates see, and `--form json` writes.
#pragma once

#include "base/json_fwd.h"
#include "digest/issue.h"

namespace sheaf {

// Members have the names of issue.h. Absent texts are null, absent lists []. Words are
// {"text", "markdown": true|false}; reading times {"fast", "slow"}; a picture's place is "top" or
// "end". All strings are as they are in the Issue: escape them for where they are written.
Json issue_json(const Issue& issue);

}  // namespace sheaf
