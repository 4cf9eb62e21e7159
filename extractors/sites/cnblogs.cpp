// 博客园 (cnblogs.com): blogs in many skins over one template. The page's <h1> is the blog's name;
// times are China's.
#include "base/text.h"
#include "extractors/china_time.h"
#include "extractors/elements.h"
#include "extractors/extractor.h"

namespace sheaf::sites {
namespace {

constexpr std::string_view kHosts[] = {"cnblogs.com"};
constexpr std::string_view kSuffix = " - 博客园";

bool recognises(const Page& page) {
  return trim(page.title()).ends_with(kSuffix) && page.find_by_id("cb_post_title_url") != kNoNode;
}

// "Title - Member - 博客园"
void find_member_in_title(const Source& source, Findings& found) {
  std::string_view title = trim(source.page.title());
  if (!title.ends_with(kSuffix)) return;
  title.remove_suffix(kSuffix.size());
  const std::size_t dash = title.rfind(" - ");
  if (dash != title.npos) found.add(title.substr(dash + 3));
}

// "posted @ <span id=post-date> <a>Member</a>"
void find_member_beside_date(const Source& source, Findings& found) {
  NodeId node = source.page.find_by_id("post-date");
  while (node != kNoNode && source.page.node(node).tag != Tag::kA)
    node = source.page.next_sibling(node);
  add_text(source, node, found);
}

void find_published(const Source& source, Findings& found) {
  add_china_time(source, source.page.find_by_id("post-date"), found);
}

constexpr Rule kRules[] = {
    {Field::kPublisher, "site", [](const Source&, Findings& found) { found.add("博客园"); }},
    {Field::kTitle, "#cb_post_title_url",
     [](const Source& source, Findings& found) {
       add_text(source, source.page.find_by_id("cb_post_title_url"), found);
     }},
    {Field::kAuthors, "#post-date", find_member_beside_date},
    {Field::kAuthors, "title", find_member_in_title},
    {Field::kPublished, "#post-date", find_published},
};

}  // namespace

extern const Extractor cnblogs;
const Extractor cnblogs{
    .name = "cnblogs", .hosts = kHosts, .rules = kRules, .recognises = recognises};

}  // namespace sheaf::sites
