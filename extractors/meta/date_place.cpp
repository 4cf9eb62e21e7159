#include "extractors/meta/date_place.h"

#include <algorithm>

namespace sheaf {

bool holds_link(const Page& page, NodeId root) {
  const auto anchors = page.anchors();
  auto it = std::lower_bound(anchors.begin(), anchors.end(), root);
  for (; it != anchors.end() && *it < page.node(root).end; ++it) {
    if (!page.attribute_or_empty(*it, "href").starts_with('#')) return true;
  }
  return false;
}

int steps_up(const Page& page, NodeId from, NodeId to) {
  int steps = 0;
  for (; from != kNoNode && !holds(page, from, to); from = page.node(from).parent) ++steps;
  return steps;
}

}  // namespace sheaf
