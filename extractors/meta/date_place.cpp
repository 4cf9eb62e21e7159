#include "extractors/meta/date_place.h"

#include <algorithm>
#include <array>
#include <span>

#include "base/text.h"
#include "page/hints.h"
#include "page/visible_text.h"

namespace sheaf {
namespace {

constexpr std::size_t kMostHeadings = 80;  // looked at; a headline comes early

// Beginnings of words of class and id that tell of others' text. Hints alone will not do: the foot
// of an article ("entry-footer") has the date of many blogs.
constexpr std::string_view kForeignWords[] = {"comment", "respond",   "reply",   "replies",
                                              "related", "recommend", "sidebar", "disqus",
                                              "similar", "upcoming"};
// And those that are also said of a part of the article's own head.
constexpr std::string_view kDoubtfulWords[] = {"teaser", "trending", "popular",  "readmore",
                                               "latest", "recent",   "mostread", "newsticker",
                                               "slider", "carousel", "calendar"};

// Whether a word of the attribute begins so: "post-comments", "postComments", not "uncommented".
bool has_word(std::string_view value, std::span<const std::string_view> words) {
  for (std::size_t at = 0; at < value.size(); ++at) {
    const bool capital = value[at] != ascii_lower(value[at]);
    if (at > 0 && is_ascii_alpha(value[at - 1]) && !capital) continue;
    for (const std::string_view word : words) {
      if (ascii_lower(value[at]) == word[0] && starts_with_ignore_case(value.substr(at), word))
        return true;
    }
  }
  return false;
}

constexpr NodeId kByline = 40;   // nodes at most of a line of facts about the article
constexpr NodeId kMargin = 150;  // and of a column of them with buttons

// Whether the subtree has at most so many nodes and no heading: then it is not about other
// articles.
bool is_small(const Page& page, NodeId id, NodeId most) {
  const NodeId end = page.node(id).end;
  if (end - id > most) return false;
  for (NodeId i = id; i < end; ++i) {
    const Tag tag = page.node(i).tag;
    if (tag >= Tag::kH1 && tag <= Tag::kH6) return false;
  }
  return true;
}

bool has_word(const Page& page, NodeId id, std::span<const std::string_view> words) {
  return has_word(page.attribute_or_empty(id, "class"), words) ||
         has_word(page.attribute_or_empty(id, "id"), words);
}

enum class Foreign { kNo, kPerhaps, kYes };

// Whether it is an <article> of its own: with a linked title, and neither inside the article of the
// page nor around it.
bool is_other_article(const Source& source, NodeId id) {
  const Page& page = source.page;
  const NodeId root = source.main.root;
  if (root == kNoNode || holds(page, id, root) || source.main.holds(page, id)) return false;
  const auto headings = page.headings();
  auto it = std::lower_bound(headings.begin(), headings.end(), id);
  for (; it != headings.end() && *it < page.node(id).end; ++it) {
    if (is_linked_heading(page, *it)) return true;
  }
  return false;
}

Foreign judge(const Source& source, NodeId id) {
  const Page& page = source.page;
  const Node& node = page.node(id);
  switch (node.tag) {
    case Tag::kText:
      return Foreign::kNo;
    case Tag::kNav:
    case Tag::kForm:
    case Tag::kSelect:
    case Tag::kBlockquote:
    case Tag::kFigcaption:
    case Tag::kDialog:
      return Foreign::kYes;
    case Tag::kAside:
      if (!is_small(page, id, kMargin)) return Foreign::kYes;
      break;
    case Tag::kArticle:
      if (is_other_article(source, id)) return Foreign::kYes;
      break;
    default:
      break;
  }
  if (node.hints & (hint::kNav | hint::kAd | hint::kDialog)) return Foreign::kYes;
  if (has_word(page, id, kForeignWords)) return Foreign::kYes;
  return has_word(page, id, kDoubtfulWords) ? Foreign::kPerhaps : Foreign::kNo;
}

// Whether a heading says the title: equal but for case and space, or cut or lengthened as titles
// and headings are ("Title | Site", "Rubric: Title").
bool says_title(std::string_view heading, std::string_view title) {
  constexpr std::size_t kShortest = 12;  // of a part that is no accident
  if (heading.empty() || title.empty()) return false;
  if (equals_ignore_case(heading, title)) return true;
  if (heading.size() < title.size()) {
    return heading.size() >= kShortest && starts_with_ignore_case(title, heading);
  }
  return title.size() >= kShortest &&
         (starts_with_ignore_case(heading, title) || ends_with_ignore_case(heading, title));
}

bool is_shown(const Page& page, NodeId id) { return !page.node(id).hidden; }

}  // namespace

NodeId find_headline(const Source& source) {
  const Page& page = source.page;
  const auto headings = page.headings().first(std::min(page.headings().size(), kMostHeadings));
  const std::string title = fold_space(source.title.empty() ? page.title() : source.title);
  NodeId saying = kNoNode, first_h1 = kNoNode, first_inside = kNoNode;
  std::size_t longest = 0;  // of those that say the title: the name of the site may begin it
  for (const NodeId id : headings) {
    if (!is_shown(page, id)) continue;
    const std::string text = inline_text(page, id);
    if (text.empty()) continue;
    if (equals_ignore_case(text, title)) return id;
    if (text.size() > longest && says_title(text, title)) {
      saying = id;
      longest = text.size();
    }
    const bool behind = source.main.root != kNoNode && id >= page.node(source.main.root).end;
    if (page.node(id).tag == Tag::kH1 && first_h1 == kNoNode && !behind) first_h1 = id;
    if (first_inside == kNoNode && source.main.holds(page, id)) first_inside = id;
  }
  if (saying != kNoNode) return saying;
  return first_h1 != kNoNode ? first_h1 : first_inside;
}

bool is_foreign(const Source& source, NodeId headline, NodeId id) {
  const Page& page = source.page;
  for (; id != kNoNode; id = page.node(id).parent) {
    if (headline != kNoNode && holds(page, id, headline)) return false;
    const Node& node = page.node(id);
    if (node.tag == Tag::kBody) return false;
    const Foreign foreign = judge(source, id);
    if (foreign == Foreign::kNo) continue;
    const bool beside_headline = headline != kNoNode && node.parent != kNoNode &&
                                 holds(page, node.parent, headline) && is_small(page, id, kByline);
    if (foreign == Foreign::kYes || !beside_headline) return true;
  }
  return false;
}

bool holds_link(const Page& page, NodeId root) {
  const auto anchors = page.anchors();
  auto it = std::lower_bound(anchors.begin(), anchors.end(), root);
  for (; it != anchors.end() && *it < page.node(root).end; ++it) {
    if (!page.attribute_or_empty(*it, "href").starts_with('#')) return true;
  }
  return false;
}

bool is_linked_heading(const Page& page, NodeId id) {
  const Tag tag = page.node(id).tag;
  if (tag != Tag::kH1 && tag != Tag::kH2 && tag != Tag::kH3) return false;
  const NodeId outer = page.closest(id, Tag::kA);
  const bool inside = outer != kNoNode && page.attribute_or_empty(outer, "href").size() > 1 &&
                      !page.attribute_or_empty(outer, "href").starts_with('#');
  return inside || holds_link(page, id);
}

int steps_up(const Page& page, NodeId from, NodeId to) {
  int steps = 0;
  for (; from != kNoNode && !holds(page, from, to); from = page.node(from).parent) ++steps;
  return steps;
}

}  // namespace sheaf
