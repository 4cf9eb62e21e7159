#include "page/selector_tables.h"

#include <algorithm>
#include <utility>

#include "page/selector_parts.h"

namespace sheaf {

SiblingTable::SiblingTable(const Page& page)
    : previous_(page.nodes().size(), kNoNode),
      position_(page.nodes().size(), 1),
      last_(page.nodes().size(), true) {
  std::vector<NodeId> youngest(page.nodes().size(), kNoNode);  // child so far
  for (NodeId node = 0; node < page.nodes().size(); ++node) {
    const NodeId parent = page.node(node).parent;
    if (page.node(node).tag == Tag::kText || parent == kNoNode) continue;
    const NodeId before = std::exchange(youngest[parent], node);
    if (before == kNoNode) continue;
    previous_[node] = before;
    position_[node] = position_[before] + 1;
    last_[before] = false;
  }
}

TextTable::TextTable(const Page& page) : page_(page) {
  begin_.reserve(page.nodes().size() + 1);
  for (const Node& node : page.nodes()) {
    begin_.push_back(text_.size());
    append_folded(text_, node.text);
  }
  begin_.push_back(text_.size());
}

std::vector<std::size_t> TextTable::places_of(std::string_view words) const {
  std::vector<std::size_t> places;
  for (std::size_t at = 0; (at = text_.find(words, at)) != text_.npos; ++at) places.push_back(at);
  return places;
}

bool TextTable::holds(NodeId node, const std::vector<std::size_t>& places,
                      std::size_t length) const {
  const auto place = std::lower_bound(places.begin(), places.end(), begin_[node]);
  return place != places.end() && *place + length <= begin_[page_.node(node).end];
}

}  // namespace sheaf
