// The words that forms add to an issue, in its language.
#pragma once

#include "base/json_fwd.h"
#include "digest/issue.h"

namespace sheaf {

// {"contents", "readings", "related", "picture_of", "minutes", "reading_time", "issue", "source",
// "no_papers", ...}; English for languages that have none.
Json labels_json(const Issue& issue);

}  // namespace sheaf
