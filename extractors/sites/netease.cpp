// 网易 (163.com): the line under the title names the account or newspaper that the article comes
// from. The metadata give the site as author, and title and keywords as description.
#include "extractors/elements.h"
#include "extractors/extractor.h"

namespace sheaf::sites {
namespace {

constexpr std::string_view kHosts[] = {"163.com"};

// "2024-05-22 07:16:06　来源: <a>Account</a>"; pages until 2019 mark the link with an id.
void find_source(const Source& source, Findings& found) {
  const Page& page = source.page;
  add_text(source, page.find_by_id("ne_article_source"), found);
  const NodeId line = find_hinted(page, "post_info");
  for (const NodeId link : page.anchors()) {
    if (is_inside(page, link, line)) return add_text(source, link, found);
  }
}

void find_description(const Source& source, Findings& found) {
  for (const std::string_view key : {"og:description", "description"}) {
    const std::string_view text = source.page.meta(key);
    if (source.title.empty() || !text.starts_with(source.title)) found.add(text);
  }
}

constexpr Rule kRules[] = {
    {Field::kPublisher, "来源", find_source},
    {Field::kDescription, "og:description", find_description},
};

constexpr Field kOwns[] = {Field::kAuthors, Field::kDescription};

}  // namespace

extern const Extractor netease;
const Extractor netease{.name = "netease", .hosts = kHosts, .rules = kRules, .owns = kOwns};

}  // namespace sheaf::sites
