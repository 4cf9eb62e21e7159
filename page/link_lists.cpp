#include "page/link_lists.h"

#include <algorithm>
#include <cstdint>

namespace sheaf {
namespace {

// A part of a table is no list of its own; a quotation ends with its source (a post shown in it).
bool can_be_list(Tag tag) {
  return is_block(tag) && tag != Tag::kTbody && tag != Tag::kTr && tag != Tag::kThead &&
         tag != Tag::kTfoot && tag != Tag::kMain && tag != Tag::kBlockquote;
}

bool is_link_list(const ParagraphSums& sums) {
  const bool is_index = sums.longs == 0 && sums.ink.linked * 10ull > sums.ink.all * 7ull;
  const bool is_teasers = sums.headlines >= 3 && sums.links * 3 >= sums.count &&
                          sums.longs <= sums.headlines && sums.huge == 0;
  return is_index || is_teasers;
}

class Finder {
 public:
  Finder(const PageView& view, NodeId root, Landmarks keep)
      : page_(view.page),
        outline_(view.outline),
        root_(root),
        keep_(keep),
        total_(outline_.sums_of(page_, root).weight),
        most_(keep.title != kNoNode || keep.body != kNoNode ? 80 : 33) {
    external_before_.reserve(page_.anchors().size() + 1);
    external_before_.push_back(0);
    for (const NodeId anchor : page_.anchors()) {
      external_before_.push_back(external_before_.back() + view.scope.is_external(anchor));
    }
  }

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
    return sums_.weight * 100 <= total_ * most_ && is_link_list(sums_) && !leads_away(id);
  }

  // Whether half of the links or more lead to other sites.
  bool leads_away(NodeId id) const {
    const auto index_of = [anchors = page_.anchors()](NodeId node) {
      return static_cast<std::size_t>(std::lower_bound(anchors.begin(), anchors.end(), node) -
                                      anchors.begin());
    };
    const std::size_t from = index_of(id);
    const std::size_t to = index_of(page_.node(id).end);
    return (external_before_[to] - external_before_[from]) * 2 >= to - from;
  }

  const Page& page_;
  const Outline& outline_;
  NodeId root_;
  Landmarks keep_;
  std::uint64_t total_;
  std::uint64_t most_;                          // per cent of the text that a list can have
  std::vector<std::uint32_t> external_before_;  // links to other sites before each anchor
  ParagraphSums sums_;                          // of the element judged last
  std::vector<NodeId> out_;
};

}  // namespace

std::vector<NodeId> find_link_lists(const PageView& view, NodeId root, Landmarks keep) {
  return Finder(view, root, keep).run();
}

}  // namespace sheaf
