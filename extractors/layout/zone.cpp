#include "extractors/layout/zone.h"

#include <algorithm>
#include <span>

#include "base/text.h"
#include "extractors/elements.h"
#include "extractors/layout/headline.h"
#include "extractors/layout/reach.h"
#include "extractors/layout/teaser_box.h"
#include "page/hints.h"

namespace sheaf {
namespace {

bool holds_teaser(const Source& source, NodeId root) {
  const Page& page = source.page;
  const auto headings = page.headings();
  const auto first = std::lower_bound(headings.begin(), headings.end(), root);
  return first != headings.end() && *first < page.node(root).end &&
         is_linked_heading(source, *first);
}

// Whether the last heading before the node, behind the headline, is another article's and stands
// with the node in one box.
bool follows_teaser(const Source& source, const PageZone& zone, NodeId id) {
  const Page& page = source.page;
  const auto headings = page.headings();
  auto last = std::lower_bound(headings.begin(), headings.end(), id);
  if (last == headings.begin()) return false;
  --last;
  if (*last < zone.begin || (zone.heading != kNoNode && *last <= zone.heading)) return false;
  if (!is_linked_heading(source, *last)) return false;
  NodeId box = *last;
  while (box != kNoNode && !is_inside(page, id, box)) box = page.node(box).parent;
  return !is_inside(page, zone.heading, box);
}

// Where the text ends that the headline stands in or above; kNoNode if that is not known.
NodeId find_text_end(const Source& source, const PageZone& zone) {
  const Page& page = source.page;
  const NodeId root = source.main.root;
  NodeId end = zone.article == kNoNode ? 0 : page.node(zone.article).end;
  const bool is_part = root != kNoNode && page.node(root).tag != Tag::kBody;
  if (is_part && zone.heading < page.node(root).end) end = std::max(end, page.node(root).end);
  return end == 0 ? kNoNode : end;
}

// What is close to something belongs to it whatever it is called ("teaser-head", "post-footer").
enum class Near { kNothing, kHeading, kText };

Near find_near(const Source& source, const PageZone& zone, NodeId id) {
  const Page& page = source.page;
  const auto is_behind = [&](NodeId other) {
    return other != kNoNode && id > other && id < page.node(other).end + reach::kNear;
  };
  if (is_behind(zone.heading) && id < find_text_end(source, zone)) return Near::kHeading;
  if (is_inside(page, id, zone.article)) return Near::kText;
  const NodeId root = source.main.root;
  const bool is_whole_page = root == kNoNode || page.node(root).tag == Tag::kBody;
  return !is_whole_page && is_behind(root) ? Near::kText : Near::kNothing;
}

template <typename Test>
bool any_name(const Page& page, NodeId id, Test test) {
  for (const std::string_view attribute : {"class", "id"}) {
    for (const std::string_view name : split(page.attribute_or_empty(id, attribute), ' ')) {
      if (test(name)) return true;
    }
  }
  return false;
}

// Near the headline "comments" inside a name may mean their number only.
bool is_comment(const Page& page, NodeId id, Near near) {
  if (!(page.node(id).hints & hint::kComment)) return false;
  if (near != Near::kHeading) return true;
  return any_name(page, id,
                  [](std::string_view name) { return starts_with_ignore_case(name, "comment"); });
}

// Replies on other sites.
bool is_webmention(const Page& page, NodeId id) {
  return any_name(page, id, [](std::string_view name) {
    return name == "h-cite" || starts_with_ignore_case(name, "webmention");
  });
}

bool is_reply(const Page& page, NodeId id) {
  const std::string_view type = page.attribute_or_empty(id, "itemtype");
  return type.ends_with("/Answer") || type.ends_with("/Comment");
}

// Beginnings of words of class and id that tell of others' text.
constexpr std::string_view kOthers[] = {"comment",   "respond", "reply",   "replies", "related",
                                        "recommend", "disqus",  "similar", "upcoming"};
// And those that are also said of what is small and close to the headline: "teaser-head".
constexpr std::string_view kDoubtful[] = {"sidebar",    "teaser", "trending", "popular",
                                          "readmore",   "latest", "recent",   "mostread",
                                          "newsticker", "slider", "carousel", "calendar"};
// And those that mean nothing near the headline: "node--promoted", "elementor-widget".
constexpr std::string_view kPromos[] = {"promo", "widget"};

// Whether a word of the attribute begins so: "post-comments", "postComments", not "uncommented".
bool has_word(std::string_view value, std::span<const std::string_view> words) {
  for (std::size_t at = 0; at < value.size(); ++at) {
    const bool is_capital = value[at] != ascii_lower(value[at]);
    if (at > 0 && is_ascii_alpha(value[at - 1]) && !is_capital) continue;
    for (const std::string_view word : words) {
      if (ascii_lower(value[at]) == word[0] && starts_with_ignore_case(value.substr(at), word))
        return true;
    }
  }
  return false;
}

bool is_called(const Page& page, NodeId id, std::span<const std::string_view> words) {
  return has_word(page.attribute_or_empty(id, "class"), words) ||
         has_word(page.attribute_or_empty(id, "id"), words);
}

// Whether the subtree has at most so many nodes and no heading: then it is not about other
// articles.
bool is_small(const Page& page, NodeId id, NodeId most) {
  const NodeId end = page.node(id).end;
  if (end - id > most) return false;
  for (NodeId i = id; i < end; ++i) {
    if (page.node(i).tag >= Tag::kH1 && page.node(i).tag <= Tag::kH6) return false;
  }
  return true;
}

constexpr NodeId kByline = 40;   // nodes at most of a line of facts about the article
constexpr NodeId kMargin = 150;  // and of a column of them with buttons

bool is_other_by_tag(const Source& source, NodeId id) {
  const Page& page = source.page;
  switch (page.node(id).tag) {
    case Tag::kNav:
    case Tag::kFigure:
    case Tag::kFigcaption:
    case Tag::kBlockquote:
    case Tag::kForm:
    case Tag::kSelect:
    case Tag::kDialog:
      return true;
    case Tag::kAside:
      if (!(page.node(id).hints & hint::kAuthor) && !is_small(page, id, kMargin)) return true;
      [[fallthrough]];
    case Tag::kArticle:
    case Tag::kLi:
      return holds_teaser(source, id);
    default:
      return false;
  }
}

// Named so, in a box without the headline or behind a picture: in a box of the head with no picture
// before it, "credit" is the author's.
bool is_caption(const Page& page, const PageZone& zone, NodeId id) {
  const Node& node = page.node(id);
  if (!(node.hints & hint::kCaption) || !is_block(node.tag)) return false;
  if (node.parent == kNoNode || !is_inside(page, zone.heading, node.parent)) return true;
  const auto images = page.images();
  const auto first = std::lower_bound(images.begin(), images.end(), zone.heading);
  return first != images.end() && *first < id;
}

// Whether it is a part of the head, by its place and size.
bool is_close_to_heading(const Page& page, const PageZone& zone, NodeId id, Near near) {
  if (near == Near::kHeading && is_small(page, id, kMargin)) return true;
  const NodeId parent = page.node(id).parent;
  return parent != kNoNode && is_inside(page, zone.heading, parent) && is_small(page, id, kByline);
}

bool is_other_by_name(const Source& source, const PageZone& zone, NodeId id, Near near) {
  const Page& page = source.page;
  const Hints hints = page.node(id).hints;
  if (is_comment(page, id, near) || is_webmention(page, id) || is_reply(page, id)) return true;
  if (hints & hint::kAuthor) return false;
  if (hints & (hint::kAd | hint::kDialog)) return true;
  if (is_caption(page, zone, id)) return true;
  if (is_called(page, id, kOthers)) return true;
  if (is_close_to_heading(page, zone, id, near)) return false;
  if (is_called(page, id, kDoubtful)) return true;
  if (near != Near::kHeading && is_called(page, id, kPromos)) return true;
  return near == Near::kNothing && (hints & (hint::kClutter | hint::kNav));
}

bool is_other_part(const Source& source, const PageZone& zone, NodeId id) {
  return is_other_by_tag(source, id) ||
         is_other_by_name(source, zone, id, find_near(source, zone, id));
}

}  // namespace

bool leads_elsewhere(const Source& source, std::string_view href) {
  href = href.substr(0, href.find('#'));
  if (href.empty()) return false;
  const std::string_view own = source.url.text();
  return href != own && !(href.size() > 1 && href[0] == '/' && own.ends_with(href));
}

bool is_linked_heading(const Source& source, NodeId id) {
  const Page& page = source.page;
  const Tag tag = page.node(id).tag;
  if (tag != Tag::kH1 && tag != Tag::kH2 && tag != Tag::kH3) return false;
  const NodeId outer = page.closest(id, Tag::kA);
  if (outer != kNoNode && leads_elsewhere(source, page.attribute_or_empty(outer, "href"))) {
    return true;
  }
  const auto anchors = page.anchors();
  auto it = std::lower_bound(anchors.begin(), anchors.end(), id);
  for (; it != anchors.end() && *it < page.node(id).end; ++it) {
    if (leads_elsewhere(source, page.attribute_or_empty(*it, "href"))) return true;
  }
  return false;
}

PageZone find_head_zone(const Source& source) {
  const Page& page = source.page;
  PageZone zone;
  zone.heading = find_headline(source);
  if (zone.heading != kNoNode) zone.article = page.closest(zone.heading, Tag::kArticle);
  const NodeId start = zone.heading != kNoNode       ? zone.heading
                       : source.main.root != kNoNode ? source.main.root
                                                     : 0;
  const NodeId after = zone.heading != kNoNode ? page.node(start).end : start;
  zone.begin = start > reach::kBylineBefore ? start - reach::kBylineBefore : 0;
  zone.end =
      std::min<NodeId>(after + reach::kBylineBehind, static_cast<NodeId>(page.nodes().size()));
  return zone;
}

PageZone find_tail_zone(const Source& source, const PageZone& head) {
  const Page& page = source.page;
  NodeId root = source.main.root;
  if (root != kNoNode && page.node(root).tag == Tag::kBody) root = kNoNode;
  if (root == kNoNode) root = head.article;
  if (root == kNoNode) return {};
  const NodeId text_end = page.node(root).end;
  NodeId end = text_end + reach::kTail;
  if (head.article != kNoNode) {
    end = std::max(end, std::min(page.node(head.article).end, text_end + 2 * reach::kTail));
  }
  PageZone zone{.heading = head.heading, .article = head.article};
  zone.begin = std::max(head.end, text_end > reach::kTail ? text_end - reach::kTail : 0);
  zone.end = std::max(zone.begin, std::min(end, static_cast<NodeId>(page.nodes().size())));
  return zone;
}

bool is_beside_article(const Source& source, const PageZone& zone, NodeId id) {
  const Page& page = source.page;
  if (page.node(id).hidden || follows_teaser(source, zone, id)) return true;
  for (NodeId at = id; at != kNoNode; at = page.node(at).parent) {
    if (is_inside(page, zone.heading, at) || is_inside(page, at, zone.heading)) return false;
    if (is_inside(page, source.main.root, at)) return false;
    if (page.node(at).tag == Tag::kBody) return false;
    if (is_other_part(source, zone, at) || is_teaser_box(source, at, id)) return true;
  }
  return false;
}

bool is_near_heading(const Source& source, const PageZone& zone, NodeId id) {
  return find_near(source, zone, id) == Near::kHeading;
}

}  // namespace sheaf
