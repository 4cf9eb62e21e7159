#include "page/text_sums.h"

#include <algorithm>
#include <cstdint>

namespace sheaf {

std::uint32_t count_ink(std::string_view text) {
  std::uint32_t ink = 0;
  for (const char c : text) ink += static_cast<unsigned char>(c) > ' ';
  return ink;
}

TextSums::TextSums(const Page& page, Hidden hidden) : before_(page.nodes().size() + 1) {
  const std::span<const Node> nodes = page.nodes();
  TextAmount sum;
  NodeId link_end = 0;
  for (NodeId id = 0; id < nodes.size();) {
    const Node& node = nodes[id];
    before_[id] = sum;
    if (node.tag == Tag::kText) {
      const std::uint32_t ink = count_ink(node.text);
      sum.all += ink;
      if (id < link_end) sum.linked += ink;
    } else if (!is_read(node.tag) || (node.hidden && hidden == Hidden::kLeaveOut)) {
      std::fill(before_.begin() + id, before_.begin() + node.end, sum);
      id = node.end;
      continue;
    } else if (node.tag == Tag::kA) {
      link_end = std::max(link_end, node.end);
    }
    ++id;
  }
  before_[nodes.size()] = sum;
}

}  // namespace sheaf
