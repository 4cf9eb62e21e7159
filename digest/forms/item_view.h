// What forms need of an item besides its own members. Internal to digest/forms/.
#pragma once

#include <string>
#include <string_view>

#include "base/json_fwd.h"
#include "digest/forms/view.h"
#include "digest/issue.h"

namespace sheaf {

// What items take from their issue; its strings outlive it.
struct ItemContext {
  std::string_view zone;     // for dates that state none: "Z", "+08:00"
  std::string_view feed_id;  // of the issue
  std::string_view updated;  // of the issue, RFC 3339
  std::string_view colon;    // behind labels
  Flavor flavor = Flavor::kGfm;
};

// `view` is the item as issue_json gives it.
void add_to_item(Json& view, const IssueItem& item, const ItemContext& context);

std::string language_tag(std::string_view language);  // "zh" is "zh-CN"

}  // namespace sheaf
