// The words that forms add to an issue, in its language.
#pragma once

#include "base/json_fwd.h"
#include "digest/issue.h"
#include "digest/language.h"

namespace sheaf {

// All words of the language by their names (digest/lang/en.json), "minutes" filled in, and "joint",
// what stands between a label and what it labels.
Json labels_json(const Issue& issue, const Language& language);

}  // namespace sheaf
