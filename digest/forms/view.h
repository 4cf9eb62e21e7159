// What templates see: the issue as JSON (digest/issue_json.h) and what forms need besides, worked
// out once for all of them. docs/templates.md lists the members.
#pragma once

#include "base/json_fwd.h"
#include "digest/issue.h"
#include "digest/language.h"

namespace sheaf {

Json form_view(const Issue& issue, const Language& language);

}  // namespace sheaf
