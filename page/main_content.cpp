#include "page/main_content.h"

#include <algorithm>
#include <cstdint>

#include "base/text.h"
#include "page/clutter.h"
#include "page/hints.h"
#include "page/landmarks.h"
#include "page/link_lists.h"
#include "page/link_scope.h"
#include "page/paragraphs.h"
#include "page/text_sums.h"
#include "page/trim.h"
#include "page/visible_text.h"

namespace sheaf {
namespace {

constexpr std::uint64_t kEnough = 60;  // weight of an article that need not be looked for again

constexpr std::uint64_t kLeast = 20;  // weight of a page with an article on it that is not marked
constexpr std::uint32_t kLine = 15;   // letters
constexpr std::uint32_t kLead = 300;  // letters of a lead that is more than a summary

bool can_hold_article(Tag tag) {
  return tag != Tag::kP && tag != Tag::kLi && tag != Tag::kDt && tag != Tag::kDd &&
         tag != Tag::kPre && tag != Tag::kA && !is_heading(tag);
}

NodeId find_body(const Page& page) {
  for (NodeId id = 0; id < page.nodes().size(); ++id) {
    if (page.node(id).tag == Tag::kBody) return id;
  }
  return kNoNode;
}

// Walks down from the body as long as one child has most of what speaks for an article.
class RootFinder {
 public:
  RootFinder(const Page& page, const Outline& outline, Landmarks landmarks)
      : page_(page), outline_(outline), landmarks_(landmarks) {}

  NodeId find(NodeId body) {
    if (weight(body) < kLeast) return find_short_article(body);
    NodeId root = find_start(body);
    while (true) {
      const NodeId child = find_heaviest_child(root);
      if (child == kNoNode || !can_hold_article(page_.node(child).tag)) return root;
      if (leaves_title_behind(root, child)) return root;
      if (weight(child) * 100 < weight(root) * share_needed(child)) return root;
      if (is_one_of_several(child) || leaves_lead_behind(root, child)) return root;
      settle(child);
      root = child;
    }
  }

 private:
  std::uint64_t weight(NodeId id) const { return outline_.sums_of(page_, id).weight; }
  bool has_title(NodeId id) const {
    return landmarks_.title != kNoNode && id <= landmarks_.title &&
           landmarks_.title < page_.node(id).end;
  }

  // The <article> around the title, unless it is a mere heading, or else the body.
  NodeId find_start(NodeId body) {
    const NodeId title = landmarks_.title;
    if (title == kNoNode || page_.node(title).tag != Tag::kH1) return body;
    const NodeId article = page_.closest(title, Tag::kArticle);
    if (article == kNoNode || weight(article) < kEnough) return body;
    if (weight(article) * 20 < weight(body)) return body;
    settle(article);
    return article;
  }

  std::uint64_t share_needed(NodeId child) const {
    if (is_named_body(page_, child)) return 40;
    const Tag tag = page_.node(child).tag;
    if (tag == Tag::kArticle || tag == Tag::kMain) return 50;
    return is_block(tag) ? needed_ : std::max<std::uint64_t>(needed_, 90);
  }
  // Inside an element that is marked as the article hardly anything is given up.
  void settle(NodeId child) {
    const Tag tag = page_.node(child).tag;
    if (tag == Tag::kArticle || tag == Tag::kMain) needed_ = std::max<std::uint64_t>(needed_, 90);
    if (is_named_body(page_, child)) needed_ = 98;
  }

  NodeId find_heaviest_child(NodeId id) const {
    NodeId best = kNoNode;
    std::uint64_t most = 0;
    for (NodeId child = page_.first_child(id); child != kNoNode;
         child = page_.next_sibling(child)) {
      if (page_.node(child).tag == Tag::kText) continue;
      if (const std::uint64_t w = weight(child); w > most) {
        most = w;
        best = child;
      }
    }
    return best;
  }

  // Whether siblings of the same kind have a share: sections of an article, rows of a table, posts.
  bool is_one_of_several(NodeId child) const {
    const Node& node = page_.node(child);
    if (node.tag == Tag::kArticle && has_title(child)) return false;
    const std::string_view classes = page_.attribute_or_empty(child, "class");
    if (classes.empty() && node.tag != Tag::kTr) return false;
    for (NodeId other = page_.first_child(node.parent); other != kNoNode;
         other = page_.next_sibling(other)) {
      if (other == child || page_.node(other).tag != node.tag) continue;
      if (page_.attribute_or_empty(other, "class") != classes) continue;
      if (weight(other) * 20 > weight(child)) return true;
    }
    return false;
  }

  // Whether another child has the title and a fair part of the text.
  bool leaves_title_behind(NodeId root, NodeId child) const {
    if (!has_title(root) || has_title(child)) return false;
    NodeId other = landmarks_.title;
    while (page_.node(other).parent != root && other != root) other = page_.node(other).parent;
    return weight(other) * 4 > weight(child);
  }

  // Whether there is prose between the title and the child.
  bool leaves_lead_behind(NodeId root, NodeId child) const {
    if (!has_title(root) || landmarks_.title >= child) return false;
    const auto& all = outline_.paragraphs();
    const std::size_t from = outline_.index_at(landmarks_.title);
    for (std::size_t i = from; i < all.size() && all[i].first < child; ++i) {
      if (all[i].ink.plain() >= kLead && !all[i].is_link()) return true;
    }
    return false;
  }

  // The first <article> or <main> with a line of text.
  NodeId find_short_article(NodeId body) const {
    for (NodeId id = body; id < page_.node(body).end; ++id) {
      const Tag tag = page_.node(id).tag;
      if (tag != Tag::kArticle && tag != Tag::kMain) continue;
      if (outline_.sums_of(page_, id).ink.plain() >= kLine) return id;
    }
    return kNoNode;
  }

  const Page& page_;
  const Outline& outline_;
  Landmarks landmarks_;
  std::uint64_t needed_ = 60;  // per cent of the text that a child must have
};

// One way of looking at the page.
struct View {
  Trust trust;
  Hidden hidden;
};

struct Attempt {
  MainContent main;
  std::uint64_t weight = 0;
};

Attempt try_view(const Page& page, NodeId body, const LinkScope& scope, View view) {
  const TextSums sums(page, view.hidden);
  const Landmarks landmarks = find_landmarks(page, sums);
  Outline outline(page, body, sums, ClutterJudge(page, sums, landmarks, view.trust));
  outline.pass_over(page, find_link_lists({page, outline, scope}, body, landmarks));
  Attempt attempt;
  const NodeId root = RootFinder(page, outline, landmarks).find(body);
  if (root == kNoNode) return attempt;
  attempt.weight = outline.sums_of(page, root).weight;
  attempt.main.root = root;
  Trimmed trimmed = trim_content({page, outline, scope}, {root, landmarks.title});
  attempt.main.left_out = std::move(trimmed.left_out);
  attempt.main.clutter = std::move(trimmed.clutter);
  attempt.main.text = visible_text(page, {root, attempt.main.left_out, view.hidden});
  return attempt;
}

bool is_in_one_of(const Page& page, const std::vector<NodeId>& roots, NodeId id) {
  const auto after = std::upper_bound(roots.begin(), roots.end(), id);
  return after != roots.begin() && id < page.node(*(after - 1)).end;
}

bool is_inside(const Page& page, NodeId root, NodeId id) {
  return root != kNoNode && id >= root && id < page.node(root).end;
}

}  // namespace

bool MainContent::holds(const Page& page, NodeId id) const {
  return is_inside(page, root, id) && !is_in_one_of(page, left_out, id);
}

bool MainContent::holds_link(const Page& page, NodeId id) const {
  return is_inside(page, root, id) && !is_in_one_of(page, clutter, id);
}

MainContent find_main_content(const Page& page, std::string_view host) {
  const NodeId body = find_body(page);
  if (body == kNoNode) return {};
  const LinkScope scope(page, host);
  Attempt best = try_view(page, body, scope, {Trust::kNames, Hidden::kLeaveOut});
  for (const View view :
       {View{Trust::kTagsOnly, Hidden::kLeaveOut}, View{Trust::kNames, Hidden::kTakeIn}}) {
    if (best.weight >= kEnough) break;
    Attempt attempt = try_view(page, body, scope, view);
    if (attempt.weight >= kEnough * 2 && attempt.weight > best.weight * 3)
      best = std::move(attempt);
  }
  return std::move(best.main);
}

}  // namespace sheaf
