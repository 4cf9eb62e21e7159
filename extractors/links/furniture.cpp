#include "extractors/links/furniture.h"

#include <algorithm>
#include <string>

#include "base/text.h"
#include "extractors/layout/headline.h"
#include "extractors/meta/date_place.h"
#include "extractors/meta/site_names.h"
#include "page/hints.h"
#include "page/visible_text.h"

namespace sheaf {
namespace {

constexpr Hints kFurniture = hint::kClutter | hint::kNav | hint::kAd | hint::kLogo | hint::kAvatar |
                             hint::kDialog | hint::kComment | hint::kAuthor;
constexpr NodeId kMostNodesOfLine = 40;

bool is_furniture(const Node& node) {
  constexpr Tag kTags[] = {Tag::kNav, Tag::kFooter, Tag::kAside, Tag::kForm, Tag::kMenu};
  // Libraries have remarks on a paper in a cell called "comments".
  const bool is_cell = node.tag == Tag::kTd || node.tag == Tag::kDd;
  const Hints hints = is_cell ? kFurniture & ~hint::kComment : kFurniture;
  return node.hidden || (node.hints & hints) != 0 ||
         std::find(std::begin(kTags), std::end(kTags), node.tag) != std::end(kTags);
}

// "© 2024 Acme. Theme by B. Source code": what the site is made of.
bool is_colophon(const Page& page, NodeId box) {
  if (!is_block(page.node(box).tag) || page.node(box).end - box > kMostNodesOfLine) return false;
  const std::string text = inline_text(page, box);
  constexpr std::string_view kWords[] = {"©", "powered by", "built with", "theme", "template"};
  return std::any_of(std::begin(kWords), std::end(kWords), [&](std::string_view word) {
    return find_ignore_case(text, word) != text.npos;
  });
}

}  // namespace

Furniture::Furniture(const Source& source)
    : source_(source), page_(source.page), headline_(find_headline(source)) {
  const SiteNames site(source);
  for (const NodeId anchor : page_.anchors()) {
    if (site.is_home(page_.attribute_or_empty(anchor, "href"))) home_links_.push_back(anchor);
  }
}

bool Furniture::holds_article(NodeId box) const {
  const NodeId root = source_.main.root;
  return (headline_ != kNoNode && sheaf::holds(page_, box, headline_)) ||
         (root != kNoNode && sheaf::holds(page_, box, root));
}

bool Furniture::is_masthead(NodeId box) const {
  if (page_.node(box).tag == Tag::kHeader) return true;
  const auto home = std::lower_bound(home_links_.begin(), home_links_.end(), box);
  return home != home_links_.end() && *home < page_.node(box).end;
}

bool Furniture::holds(NodeId anchor) const {
  bool is_around = false;  // the article: from here on outwards
  bool is_line = true;
  for (NodeId id = page_.node(anchor).parent; id != kNoNode; id = page_.node(id).parent) {
    const Tag tag = page_.node(id).tag;
    if (tag == Tag::kBody || tag == Tag::kHtml) return false;
    if (is_furniture(page_.node(id))) return true;
    is_around = is_around || holds_article(id);
    if (is_around) continue;
    if (is_masthead(id) || (is_line && is_colophon(page_, id))) return true;
    is_line = is_line && !is_block(tag);
  }
  return false;
}

}  // namespace sheaf
