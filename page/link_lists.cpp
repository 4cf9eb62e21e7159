#include "page/link_lists.h"

#include <algorithm>

namespace sheaf {
namespace {

// A part of a table is no list of its own.
bool can_be_list(Tag tag) {
  return is_block(tag) && tag != Tag::kTbody && tag != Tag::kTr && tag != Tag::kThead &&
         tag != Tag::kTfoot && tag != Tag::kMain;
}

bool is_link_list(const ParagraphSums& sums) {
  const bool is_index = sums.longs == 0 && sums.ink.linked * 10ull > sums.ink.all * 7ull;
  const bool is_teasers = sums.headlines >= 3 && sums.links * 3 >= sums.count &&
                          sums.longs <= sums.headlines && sums.huge == 0;
  return is_index || is_teasers;
}

// Whether half of the links or more lead to other sites.
bool leads_away(const Page& page, const LinkScope& scope, NodeId id) {
  const auto anchors = page.anchors();
  auto at = std::lower_bound(anchors.begin(), anchors.end(), id);
  std::size_t all = 0, external = 0;
  for (; at != anchors.end() && *at < page.node(id).end; ++at, ++all) {
    external += scope.is_external(*at);
  }
  return external * 2 >= all;
}

class Finder {
 public:
  Finder(const Page& page, const Outline& outline, NodeId root, Landmarks keep)
      : page_(page),
        outline_(outline),
        scope_(page),
        root_(root),
        keep_(keep),
        total_(outline.sums_of(page, root).weight),
        most_(keep.title != kNoNode || keep.body != kNoNode ? 80 : 33) {}

  std::vector<NodeId> run() && {
    const auto& paragraphs = outline_.paragraphs();
    std::uint64_t lost = 0;
    std::size_t at = outline_.index_at(root_);
    const NodeId end = page_.node(root_).end;
    for (NodeId id = root_ + 1; id < end && at + 1 < paragraphs.size();) {
      const NodeId node_end = page_.node(id).end;
      if (paragraphs[at + 1].first >= node_end || !can_be_list(page_.node(id).tag) || !judge(id)) {
        at += paragraphs[at].first == id;
        ++id;
        continue;
      }
      lost += sums_.weight;
      at += sums_.count;
      out_.push_back(id);
      id = node_end;
    }
    if ((total_ - lost) * 5 < total_) out_.clear();
    return std::move(out_);
  }

 private:
  bool judge(NodeId id) {
    if (keep_.are_in(page_, id)) return false;
    sums_ = outline_.sums_of(page_, id);
    return sums_.weight * 100 <= total_ * most_ && is_link_list(sums_) &&
           !leads_away(page_, scope_, id);
  }

  const Page& page_;
  const Outline& outline_;
  LinkScope scope_;
  NodeId root_;
  Landmarks keep_;
  std::uint64_t total_;
  std::uint64_t most_;  // per cent of the text that a list can have
  ParagraphSums sums_;  // of the element judged last
  std::vector<NodeId> out_;
};

}  // namespace

std::vector<NodeId> find_link_lists(const Page& page, const Outline& outline, NodeId root,
                                    Landmarks keep) {
  return Finder(page, outline, root, keep).run();
}

}  // namespace sheaf
