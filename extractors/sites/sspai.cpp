// 少数派 (sspai.com): the metadata name the site with its slogan, the first of several authors, and
// articles of members describe themselves with the notice that stands above them.
#include "base/text.h"
#include "extractors/extractor.h"
#include "extractors/meta/description.h"

namespace sheaf::sites {
namespace {

constexpr std::string_view kHosts[] = {"sspai.com"};

bool recognises(const Page& page) { return page.meta("og:site_name").starts_with("少数派 - "); }

// The first text in the card that opens over an author's name, but that of its button.
std::string_view find_name(const Page& page, NodeId card) {
  for (NodeId node = card + 1; node < page.node(card).end; ++node) {
    if (page.node(node).tag != Tag::kText) continue;
    const std::string_view text = trim(page.node(node).text);
    if (!text.empty() && text != "关注" && text != "已关注") return text;
  }
  return {};
}

// <div class="article-header-author"><span class="author-type">主作者</span>
//   <div class="author-popover"><span>Name</span><span class="author-type">少数派作者</span>...
// and the same for each 联合作者.
void find_authors(const Source& source, Findings& found) {
  const Page& page = source.page;
  NodeId end = kNoNode;
  for (const NodeId node : page.hinted()) {
    if (page.has_class(node, "article-header-author")) end = page.node(node).end;
    if (end == kNoNode || node >= end || !page.has_class(node, "author-popover")) continue;
    found.add(find_name(page, node), node);
  }
}

// "Matrix 首页推荐 Matrix 是少数派的写作社区，..." is said of many.
void find_description(const Source& source, Findings& found) {
  for (const Meta& meta : source.page.metas()) {
    if (meta.key != "og:description" && meta.key != "description") continue;
    if (!trim(meta.content).starts_with("Matrix 首页推荐")) found.add(meta.content, meta.node);
  }
}

constexpr Rule kRules[] = {
    {Field::kPublisher, "site", [](const Source&, Findings& found) { found.add("少数派"); }},
    {Field::kAuthors, ".author-popover", find_authors},
    {Field::kDescription, "description", find_description},
    {Field::kDescription, "first paragraph", find_first_paragraph},
};

constexpr Field kOwns[] = {Field::kDescription};

}  // namespace

extern const Extractor sspai;
const Extractor sspai{
    .name = "sspai", .hosts = kHosts, .rules = kRules, .recognises = recognises, .owns = kOwns};

}  // namespace sheaf::sites
