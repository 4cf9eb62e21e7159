// 今日头条 (toutiao.com): the account publishes, which the JSON-LD calls the author; keywords are
// the site's.
#include "base/text.h"
#include "extractors/china_time.h"
#include "extractors/elements.h"
#include "extractors/extractor.h"
#include "extractors/script_variable.h"
#include "page/visible_text.h"

namespace sheaf::sites {
namespace {

constexpr std::string_view kHosts[] = {"toutiao.com"};

bool recognises(const Page& page) { return page.meta("pathname").starts_with("toutiao_pc"); }

void find_account(const Source& source, Findings& found) {
  if (const LinkedData::Entity* article = source.linked_data.article())
    found.add({source.linked_data.text(*article->object, "author"), article->script});
}

// "<div class=article-meta><span>2024-05-09 22:30</span> <span class=name>Account</span>"
void find_shown_account(const Source& source, Findings& found) {
  const Page& page = source.page;
  const NodeId line = find_hinted(page, "article-meta");
  if (line == kNoNode) return;
  for (NodeId node = line; node < page.node(line).end; ++node) {
    if (page.node(node).tag != Tag::kText && page.has_class(node, "name"))
      return found.add(inline_text(page, node), node);
  }
}

// Picture posts.
void find_gallery_title(const Source& source, Findings& found) {
  if (source.page.meta("pathname").find("image_detail") != std::string_view::npos)
    found.add(find_script_member(source.page, "title"));
}

void find_gallery_date(const Source& source, Findings& found) {
  add_china_time(source, find_script_member(source.page, "publish_time"), kNoNode, found);
}

constexpr Rule kRules[] = {
    {Field::kPublisher, "JSON-LD author", find_account},
    {Field::kPublisher, ".article-meta .name", find_shown_account},
    {Field::kPublisher, "site", [](const Source&, Findings& found) { found.add("今日头条"); }},
    {Field::kTitle, "galleryInfo", find_gallery_title},
    {Field::kPublished, "publish_time", find_gallery_date},
};

constexpr Field kOwns[] = {Field::kTags};

}  // namespace

extern const Extractor toutiao;
const Extractor toutiao{
    .name = "toutiao", .hosts = kHosts, .rules = kRules, .recognises = recognises, .owns = kOwns};

}  // namespace sheaf::sites
