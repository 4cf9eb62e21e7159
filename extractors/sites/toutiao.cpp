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
constexpr std::size_t kHeadReach = 8192;  // bytes

// Until 2020: "<div class=article-sub><span class=original>原创</span> <span>Account</span>
// <span>2019-09-04 22:18:34</span></div>".
struct OldLine {
  NodeId account = kNoNode, time = kNoNode;
};

OldLine find_old_line(const Page& page) {
  OldLine line;
  const NodeId all = find_hinted(page, "article-sub");
  if (all == kNoNode) return line;
  for (NodeId node = all; node < page.node(all).end; ++node) {
    if (page.node(node).tag != Tag::kSpan || page.has_class(node, "original")) continue;
    if (line.account != kNoNode) {
      line.time = node;
      break;
    }
    line.account = node;
  }
  return line;
}

bool recognises(const Page& page) {
  return page.meta("pathname").starts_with("toutiao_pc") ||
         (find_old_line(page).time != kNoNode &&
          page.source().substr(0, kHeadReach).find("pstatp.com/toutiao/") !=
              std::string_view::npos);
}

void find_old_account(const Source& source, Findings& found) {
  add_text(source, find_old_line(source.page).account, found);
}

void find_old_date(const Source& source, Findings& found) {
  const NodeId node = find_old_line(source.page).time;
  if (node != kNoNode) add_china_time(source, node, found);
}

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
    {Field::kPublisher, ".article-sub", find_old_account},
    {Field::kPublisher, "site", [](const Source&, Findings& found) { found.add("今日头条"); }},
    {Field::kTitle, "galleryInfo", find_gallery_title},
    {Field::kPublished, "publish_time", find_gallery_date},
    {Field::kPublished, ".article-sub", find_old_date},
};

constexpr Field kOwns[] = {Field::kTags};

}  // namespace

extern const Extractor toutiao;
const Extractor toutiao{
    .name = "toutiao", .hosts = kHosts, .rules = kRules, .recognises = recognises, .owns = kOwns};

}  // namespace sheaf::sites
