// An item as templates see it: docs/templates.md has its members. Internal to digest/forms/.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/json_fwd.h"
#include "digest/forms/view.h"
#include "digest/issue.h"

namespace sheaf {

// What items take from their issue.
struct ItemContext {
  std::string zone;     // for dates that state none: "Z", "+08:00"
  std::string feed_id;  // of the issue
  std::string updated;  // of the issue, RFC 3339
  std::string joint;    // between a label and what it labels: ": "
  std::string colon;    // behind labels at the end of a line: ":"
  Flavor flavor = Flavor::kGfm;
};

struct ItemMember;

// Makes the members that `names` has, and no others; null = all.
class ItemViewer {
 public:
  ItemViewer(ItemContext context, const TemplateNames* names);
  Json view(const IssueItem& item) const;
  // Of its words: which writings are wanted.
  Json words(const Words& words) const;
  const ItemContext& context() const { return context_; }

 private:
  ItemContext context_;
  bool text_ = true, markdown_ = true, html_ = true;
  std::vector<const ItemMember*> members_;
};

std::string language_tag(std::string_view language);  // "zh" is "zh-CN"

}  // namespace sheaf
