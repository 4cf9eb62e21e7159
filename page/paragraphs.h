// The runs of text between two block boundaries, furniture passed over. Internal to page/.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "page/clutter.h"
#include "page/text_sums.h"

namespace sheaf {

struct Paragraph {
  NodeId block;  // the nearest block element around it
  NodeId first;  // its first text node
  NodeId end;    // one past its last text node
  TextAmount ink;

  bool is_link() const { return ink.plain() * 10 < ink.all; }  // nothing else is in it
};

// What the paragraphs of a subtree come to.
struct ParagraphSums {
  TextAmount ink;
  std::uint32_t count = 0;
  std::uint32_t links = 0;      // that are nothing but links
  std::uint32_t headlines = 0;  // of these, as long as a headline
  std::uint32_t huge = 0;       // longer than any teaser
  std::uint32_t longs = 0;      // of several sentences
  std::uint64_t weight = 0;     // how much they speak for an article: plain text, short ones less
};

class Outline {
 public:
  Outline(const Page& page, NodeId root, const TextSums& sums, const ClutterJudge& judge);
  // Passes over these subtrees too: roots, ascending, none inside another or inside clutter().
  void pass_over(const Page& page, const std::vector<NodeId>& subtrees);

  const std::vector<Paragraph>& paragraphs() const { return paragraphs_; }
  // Roots of the subtrees passed over, ascending.
  const std::vector<NodeId>& clutter() const { return clutter_; }
  // The paragraphs that stand in the subtree as a whole.
  std::span<const Paragraph> inside(const Page& page, NodeId id) const;
  ParagraphSums sums_of(std::span<const Paragraph> part_of_paragraphs) const;
  ParagraphSums sums_of(const Page& page, NodeId id) const { return sums_of(inside(page, id)); }
  // Index of the first paragraph that begins at or after the node.
  std::size_t index_at(NodeId id) const;

 private:
  friend class OutlineReader;
  void sum_up(const Page& page);
  std::vector<Paragraph> paragraphs_;
  std::vector<NodeId> clutter_;
  std::vector<ParagraphSums> before_;  // of the paragraphs before each
};

bool is_heading(Tag tag);
// A paragraph in a heading's element, and no longer than headings are: some pages have all text in
// them.
bool is_heading_line(const Page& page, const Paragraph& paragraph);

}  // namespace sheaf
