#include "extractors/meta/author_zone.h"

#include <algorithm>

#include "base/fold.h"
#include "base/text.h"
#include "extractors/meta/author_teasers.h"
#include "extractors/meta/author_words.h"
#include "page/hints.h"
#include "page/visible_text.h"

namespace sheaf {
namespace {

constexpr NodeId kNodesBefore = 120;  // of the headline
constexpr NodeId kNodesAfter = 300;
constexpr NodeId kNodesNear = 60;  // what stands this near behind the headline belongs to it
constexpr NodeId kNodesTail = 200;
constexpr NodeId kNodesOfHeading = 200;  // one with more is no headline
constexpr std::size_t kLongestTitle = 2000;

enum class Likeness { kNone, kPart, kSame };

// Whether the heading is the title, or one of the two is the other with a site's name or a kicker.
Likeness compare(std::string_view heading, std::string_view title) {
  if (heading.empty() || title.empty()) return Likeness::kNone;
  if (heading == title) return Likeness::kSame;
  const bool is_long = heading.size() >= 12 && title.size() >= 12;
  const bool is_part = title.find(heading) != title.npos || heading.find(title) != heading.npos;
  return is_long && is_part ? Likeness::kPart : Likeness::kNone;
}

// Looks at headings of one rank or several for the one that is the title.
class HeadingFinder {
 public:
  explicit HeadingFinder(const Source& source)
      : page_(source.page),
        title_(fold_letters(source.title)),
        page_title_(fold_letters(first_code_points(source.page.title(), kLongestTitle))),
        site_(fold_letters(source.publisher)) {}

  // The heading that is the title, word for word.
  NodeId find_same(bool (*is_rank)(Tag)) {
    for (const NodeId id : page_.headings()) {
      const Node& node = page_.node(id);
      if (node.hidden || node.end - id > kNodesOfHeading || !is_rank(node.tag)) continue;
      const std::string text = fold_letters(inline_text(page_, id));
      if (text.empty() || text == site_) continue;
      const Likeness likeness = std::max(compare(text, title_), compare(text, page_title_));
      if (likeness == Likeness::kSame) return id;
      if (likeness == Likeness::kPart && part_ == kNoNode) part_ = id;
      if (node.hints & (hint::kLogo | hint::kClutter)) continue;
      last_ = id;
      ++count_;
    }
    return kNoNode;
  }
  NodeId part() const { return part_; }  // the first that has a part of the title
  NodeId sole() const { return count_ == 1 ? last_ : kNoNode; }

 private:
  const Page& page_;
  std::string title_, page_title_, site_;
  NodeId part_ = kNoNode, last_ = kNoNode;
  std::size_t count_ = 0;
};

NodeId find_heading(const Source& source) {
  HeadingFinder finder(source);
  NodeId same = finder.find_same([](Tag tag) { return tag == Tag::kH1; });
  if (same != kNoNode) return same;
  const NodeId sole = finder.sole();
  same = finder.find_same([](Tag tag) { return tag != Tag::kH1; });
  if (same != kNoNode) return same;
  if (finder.part() != kNoNode) return finder.part();
  if (sole != kNoNode) return sole;
  for (const NodeId id : source.page.headings()) {
    if (source.page.node(id).tag == Tag::kH1 && source.main.holds(source.page, id)) return id;
  }
  return kNoNode;
}

bool is_inside(const Page& page, NodeId id, NodeId root) {
  return root != kNoNode && id >= root && id < page.node(root).end;
}

// Whether a heading leads to another page, as those of teasers do.
bool is_linked(const Page& page, NodeId heading) {
  NodeId link = page.closest(heading, Tag::kA);
  if (link == kNoNode) {
    const auto anchors = page.anchors();
    const auto first = std::lower_bound(anchors.begin(), anchors.end(), heading);
    if (first == anchors.end() || *first >= page.node(heading).end) return false;
    link = *first;
  }
  const std::string_view href = page.attribute_or_empty(link, "href");
  return !href.empty() && href[0] != '#';
}

bool holds_teaser(const Page& page, NodeId root) {
  const auto headings = page.headings();
  const auto first = std::lower_bound(headings.begin(), headings.end(), root);
  return first != headings.end() && *first < page.node(root).end && is_linked(page, *first);
}

// Whether the last heading before the node, behind the headline, is another article's and stands
// with the node in one box.
bool follows_teaser(const Page& page, const BylineZone& zone, NodeId id) {
  const auto headings = page.headings();
  auto last = std::lower_bound(headings.begin(), headings.end(), id);
  if (last == headings.begin()) return false;
  --last;
  if (*last < zone.begin || (zone.heading != kNoNode && *last <= zone.heading)) return false;
  if (!is_linked(page, *last)) return false;
  NodeId box = *last;
  while (box != kNoNode && !is_inside(page, id, box)) box = page.node(box).parent;
  return !is_inside(page, zone.heading, box);
}

// Where the text ends that the headline stands in or above; kNoNode if that is not known.
NodeId find_text_end(const Source& source, const BylineZone& zone) {
  const Page& page = source.page;
  const NodeId root = source.main.root;
  NodeId end = zone.article == kNoNode ? 0 : page.node(zone.article).end;
  const bool is_part = root != kNoNode && page.node(root).tag != Tag::kBody;
  if (is_part && zone.heading < page.node(root).end) end = std::max(end, page.node(root).end);
  return end == 0 ? kNoNode : end;
}

// What is close to something belongs to it whatever it is called ("teaser-head", "post-footer").
enum class Near { kNothing, kHeading, kText };

Near find_near(const Source& source, const BylineZone& zone, NodeId id) {
  const Page& page = source.page;
  const auto is_behind = [&](NodeId other) {
    return other != kNoNode && id > other && id < page.node(other).end + kNodesNear;
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

bool is_of_other_articles(const Page& page, NodeId id) {
  return any_name(page, id, [](std::string_view name) {
    for (const std::string_view word :
         {"related", "recommend", "sidebar", "teaser", "popular", "trending", "promo", "widget"}) {
      if (find_ignore_case(name, word) != name.npos) return true;
    }
    return false;
  });
}

bool is_other_part(const Source& source, const BylineZone& zone, NodeId id) {
  const Page& page = source.page;
  const Node& node = page.node(id);
  const bool is_author = (node.hints & hint::kAuthor) != 0;
  const Near near = find_near(source, zone, id);
  switch (node.tag) {
    case Tag::kNav:
    case Tag::kFigure:
    case Tag::kBlockquote:
    case Tag::kForm:
      return true;
    case Tag::kAside:
      if (!is_author && near != Near::kHeading && !is_inside(page, id, zone.article)) return true;
      [[fallthrough]];
    case Tag::kArticle:
    case Tag::kLi:
      if (holds_teaser(page, id)) return true;
      break;
    default:
      break;
  }
  if (is_comment(page, id, near) || is_webmention(page, id) || is_reply(page, id)) return true;
  if (is_author) return false;
  if (node.hints & (hint::kAd | hint::kCaption)) return true;
  if (near == Near::kHeading || !(node.hints & (hint::kClutter | hint::kNav))) return false;
  return near == Near::kNothing || is_of_other_articles(page, id);
}

}  // namespace

BylineZone find_head_zone(const Source& source) {
  const Page& page = source.page;
  BylineZone zone;
  zone.heading = find_heading(source);
  if (zone.heading != kNoNode) zone.article = page.closest(zone.heading, Tag::kArticle);
  const NodeId start = zone.heading != kNoNode       ? zone.heading
                       : source.main.root != kNoNode ? source.main.root
                                                     : 0;
  const NodeId after = zone.heading != kNoNode ? page.node(start).end : start;
  zone.begin = start > kNodesBefore ? start - kNodesBefore : 0;
  zone.end = std::min<NodeId>(after + kNodesAfter, static_cast<NodeId>(page.nodes().size()));
  return zone;
}

BylineZone find_tail_zone(const Source& source, const BylineZone& head) {
  const Page& page = source.page;
  NodeId root = source.main.root;
  if (root != kNoNode && page.node(root).tag == Tag::kBody) root = kNoNode;
  if (root == kNoNode) root = head.article;
  if (root == kNoNode) return {};
  const NodeId text_end = page.node(root).end;
  NodeId end = text_end + kNodesTail;
  if (head.article != kNoNode) {
    end = std::max(end, std::min(page.node(head.article).end, text_end + 2 * kNodesTail));
  }
  BylineZone zone{.heading = head.heading, .article = head.article};
  zone.begin = std::max(head.end, text_end > kNodesTail ? text_end - kNodesTail : 0);
  zone.end = std::max(zone.begin, std::min(end, static_cast<NodeId>(page.nodes().size())));
  return zone;
}

bool is_beside_article(const Source& source, const BylineZone& zone, NodeId id) {
  const Page& page = source.page;
  if (page.node(id).hidden || follows_teaser(page, zone, id)) return true;
  for (NodeId at = id; at != kNoNode; at = page.node(at).parent) {
    if (is_inside(page, zone.heading, at) || is_inside(page, source.main.root, at)) return false;
    if (page.node(at).tag == Tag::kBody) return false;
    if (is_other_part(source, zone, at) || is_teaser_box(source, at, id)) return true;
  }
  return false;
}

bool is_near_heading(const Source& source, const BylineZone& zone, NodeId id) {
  return find_near(source, zone, id) == Near::kHeading;
}

}  // namespace sheaf
