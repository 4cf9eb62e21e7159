#include "page/main_content.h"

#include <algorithm>

#include "base/text.h"
#include "page/clutter.h"
#include "page/hints.h"
#include "page/landmarks.h"
#include "page/link_lists.h"
#include "page/paragraphs.h"
#include "page/text_sums.h"
#include "page/trim.h"
#include "page/visible_text.h"

namespace sheaf {
namespace {

constexpr std::uint64_t kEnough = 150;  // weight of an article that need not be looked for again

NodeId find_body(const Page& page) {
  for (NodeId id = 0; id < page.nodes().size(); ++id) {
    if (page.node(id).tag == Tag::kBody) return id;
  }
  return kNoNode;
}

class RootFinder {
 public:
  RootFinder(const Page& page, const Outline& outline) : page_(page), outline_(outline) {}

  NodeId find(NodeId body) const {
    if (weight(body) == 0) return kNoNode;
    NodeId root = body;
    std::uint64_t needed = 75;  // per cent
    while (true) {
      const NodeId child = find_heaviest_child(root);
      if (child == kNoNode) return root;
      const bool is_body = is_named_body(page_, child);
      const Tag tag = page_.node(child).tag;
      const bool is_article = tag == Tag::kArticle || tag == Tag::kMain;
      const std::uint64_t share = is_body ? 40 : is_article ? 50 : needed;
      if (weight(child) * 100 < weight(root) * share) return root;
      if (is_body) needed = 98;
      if (is_article) needed = std::max<std::uint64_t>(needed, 90);
      root = child;
    }
  }

 private:
  std::uint64_t weight(NodeId id) const { return outline_.sums_of(page_, id).weight; }
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

  const Page& page_;
  const Outline& outline_;
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

Attempt try_view(const Page& page, NodeId body, View view) {
  const TextSums sums(page, view.hidden);
  const Landmarks landmarks = find_landmarks(page, sums);
  Outline outline(page, body, sums, ClutterJudge(page, sums, landmarks, view.trust));
  outline.pass_over(page, find_link_lists(page, outline, body, landmarks));
  Attempt attempt;
  const NodeId root = RootFinder(page, outline).find(body);
  if (root == kNoNode) return attempt;
  attempt.weight = outline.sums_of(page, root).weight;
  attempt.main.root = root;
  attempt.main.left_out = trim_content(page, outline, {root, landmarks.title});
  attempt.main.text = visible_text(page, root, attempt.main.left_out);
  return attempt;
}

}  // namespace

bool MainContent::holds(const Page& page, NodeId id) const {
  if (root == kNoNode || id < root || id >= page.node(root).end) return false;
  const auto after = std::upper_bound(left_out.begin(), left_out.end(), id);
  return after == left_out.begin() || id >= page.node(*(after - 1)).end;
}

MainContent find_main_content(const Page& page) {
  const NodeId body = find_body(page);
  if (body == kNoNode) return {};
  Attempt best = try_view(page, body, {Trust::kNames, Hidden::kLeaveOut});
  for (const View view :
       {View{Trust::kTagsOnly, Hidden::kLeaveOut}, View{Trust::kNames, Hidden::kTakeIn}}) {
    if (best.weight >= kEnough) break;
    Attempt attempt = try_view(page, body, view);
    if (attempt.weight > best.weight * 3) best = std::move(attempt);
  }
  return std::move(best.main);
}

}  // namespace sheaf
