// What some selectors need to know of a page besides its nodes, made in one pass. Internal to
// page/.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "page/page.h"

namespace sheaf {

// Elements among their siblings, for + ~ and :nth-child.
class SiblingTable {
 public:
  explicit SiblingTable(const Page& page);
  NodeId previous(NodeId element) const { return previous_[element]; }  // kNoNode for the first
  std::uint32_t position(NodeId element) const { return position_[element]; }  // from 1
  bool is_last(NodeId element) const { return last_[element]; }

 private:
  std::vector<NodeId> previous_;
  std::vector<std::uint32_t> position_;
  std::vector<bool> last_;
};

// All texts of the page in a row, white space folded, and where each node's begin.
class TextTable {
 public:
  explicit TextTable(const Page& page);
  // Where the words stand, ascending.
  std::vector<std::size_t> places_of(std::string_view words) const;
  // Whether one of the places lies wholly inside of the node.
  bool holds(NodeId node, const std::vector<std::size_t>& places, std::size_t length) const;

 private:
  const Page& page_;
  std::string text_;
  std::vector<std::size_t> begin_;  // of each node, and the end of the last
};

}  // namespace sheaf
