#include "page/paragraphs.h"

#include <algorithm>
#include <cstdint>

#include "base/text.h"

namespace sheaf {
class OutlineReader {
 public:
  OutlineReader(const Page& page, NodeId root, const TextSums& sums, const ClutterJudge& judge,
                Outline& out)
      : page_(page),
        root_(root),
        sums_(sums),
        judge_(judge),
        out_(out),
        blocks_{root},
        open_(root) {}

  void read() {
    const NodeId end = page_.node(root_).end;
    for (NodeId id = root_ + 1; id < end;) {
      close_until(id);
      const Node& node = page_.node(id);
      if (sums_.of(id, node.end).all == 0) {
        if (is_block(node.tag)) end_paragraph();
        id = node.end;
      } else if (node.tag == Tag::kText) {
        add_text(id++);
      } else {
        id = enter(id);
      }
    }
    end_paragraph();
  }

 private:
  void close_until(NodeId id) {
    while (open_ != root_ && page_.node(open_).end <= id) {
      if (is_block(page_.node(open_).tag)) {
        end_paragraph();
        blocks_.pop_back();
      }
      open_ = page_.node(open_).parent;
    }
  }

  NodeId enter(NodeId id) {
    const Node& node = page_.node(id);
    if (judge_.is_clutter(id)) {
      out_.clutter_.push_back(id);
      if (is_block(node.tag)) end_paragraph();
      return node.end;
    }
    if (is_block(node.tag)) {
      end_paragraph();
      blocks_.push_back(id);
    }
    open_ = id;
    return id + 1;
  }

  void add_text(NodeId id) {
    if (!is_open_) {
      out_.paragraphs_.push_back({blocks_.back(), id, id + 1, {}});
      is_open_ = true;
    }
    Paragraph& paragraph = out_.paragraphs_.back();
    const TextAmount ink = sums_.of(id, id + 1);
    paragraph.end = id + 1;
    paragraph.ink.all += ink.all;
    paragraph.ink.linked += ink.linked;
  }

  void end_paragraph() { is_open_ = false; }

  const Page& page_;
  NodeId root_;
  const TextSums& sums_;
  const ClutterJudge& judge_;
  Outline& out_;
  std::vector<NodeId> blocks_;  // the block elements that are open, from the root
  NodeId open_;                 // innermost element around the node being read
  bool is_open_ = false;
};

namespace {

constexpr std::uint32_t kFullWeight = 200;  // letters of a paragraph that is prose for sure
constexpr std::uint32_t kLeastWeight = 30;
constexpr std::uint32_t kHeadline = 20;
constexpr std::uint32_t kLong = 250;
constexpr std::uint32_t kHuge = 500;

std::uint32_t weigh(const Page& page, const Paragraph& paragraph) {
  const std::uint32_t plain = paragraph.ink.plain();
  if (plain < kLeastWeight || paragraph.ink.linked > plain) return 0;
  if (is_heading_line(page, paragraph)) return 0;
  return static_cast<std::uint32_t>(std::uint64_t{plain} * std::min(plain, kFullWeight) /
                                    kFullWeight);
}

}  // namespace

bool is_heading(Tag tag) { return tag >= Tag::kH1 && tag <= Tag::kH6; }

bool is_heading_line(const Page& page, const Paragraph& paragraph) {
  return is_heading(page.node(paragraph.block).tag) && paragraph.ink.all < kLong;
}

Outline::Outline(const Page& page, NodeId root, const TextSums& sums, const ClutterJudge& judge) {
  OutlineReader(page, root, sums, judge, *this).read();
  sum_up(page);
}

void Outline::sum_up(const Page& page) {
  before_.clear();
  before_.reserve(paragraphs_.size() + 1);
  ParagraphSums sum;
  before_.push_back(sum);
  for (const Paragraph& paragraph : paragraphs_) {
    ++sum.count;
    sum.ink.all += paragraph.ink.all;
    sum.ink.linked += paragraph.ink.linked;
    if (paragraph.is_link()) {
      ++sum.links;
      if (paragraph.ink.all >= kHeadline) ++sum.headlines;
    }
    if (paragraph.ink.plain() >= kHuge) ++sum.huge;
    if (paragraph.ink.plain() >= kLong) ++sum.longs;
    sum.weight += weigh(page, paragraph);
    before_.push_back(sum);
  }
}

std::size_t Outline::index_at(NodeId id) const {
  const auto at = std::lower_bound(paragraphs_.begin(), paragraphs_.end(), id,
                                   [](const Paragraph& p, NodeId n) { return p.first < n; });
  return static_cast<std::size_t>(at - paragraphs_.begin());
}

std::span<const Paragraph> Outline::inside(const Page& page, NodeId id) const {
  const NodeId end = page.node(id).end;
  const std::size_t from = index_at(id);
  std::size_t to = from;
  if (from < paragraphs_.size() && paragraphs_[from].first < end) to = index_at(end);
  if (to > from && paragraphs_[to - 1].end > end) --to;
  return std::span(paragraphs_).subspan(from, to - from);
}

ParagraphSums Outline::sums_of(std::span<const Paragraph> paragraphs) const {
  const auto first = static_cast<std::size_t>(paragraphs.data() - paragraphs_.data());
  const ParagraphSums& from = before_[first];
  ParagraphSums out = before_[first + paragraphs.size()];
  out.ink.all -= from.ink.all;
  out.ink.linked -= from.ink.linked;
  out.count -= from.count;
  out.links -= from.links;
  out.headlines -= from.headlines;
  out.huge -= from.huge;
  out.longs -= from.longs;
  out.weight -= from.weight;
  return out;
}

void Outline::pass_over(const Page& page, const std::vector<NodeId>& subtrees) {
  if (subtrees.empty()) return;
  std::vector<Paragraph> kept;
  auto next = subtrees.begin();
  for (const Paragraph& paragraph : paragraphs_) {
    while (next != subtrees.end() && page.node(*next).end <= paragraph.first) ++next;
    if (next == subtrees.end() || paragraph.first < *next) kept.push_back(paragraph);
  }
  paragraphs_ = std::move(kept);
  std::vector<NodeId> clutter;
  next = subtrees.begin();
  for (const NodeId id : clutter_) {
    while (next != subtrees.end() && *next < id) clutter.push_back(*next++);
    if (clutter.empty() || id >= page.node(clutter.back()).end) clutter.push_back(id);
  }
  clutter.insert(clutter.end(), next, subtrees.end());
  clutter_ = std::move(clutter);
  sum_up(page);
}

}  // namespace sheaf
