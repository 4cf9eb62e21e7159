#include "extractors/elements.h"

#include <algorithm>

#include "page/visible_text.h"

namespace sheaf {

NodeId find_with_class(const Page& page, std::span<const NodeId> nodes, std::string_view name) {
  const auto found = std::find_if(nodes.begin(), nodes.end(),
                                  [&](NodeId node) { return page.has_class(node, name); });
  return found == nodes.end() ? kNoNode : *found;
}

NodeId find_hinted(const Page& page, std::string_view name) {
  return find_with_class(page, page.hinted(), name);
}

void add_text(const Source& source, NodeId node, Findings& found) {
  if (node != kNoNode) found.add(inline_text(source.page, node), node);
}

bool is_inside(const Page& page, NodeId node, NodeId root) {
  return root != kNoNode && node >= root && node < page.node(root).end;
}

}  // namespace sheaf
