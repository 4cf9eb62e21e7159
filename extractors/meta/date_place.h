// How a date and the headline of its article stand to each other in the tree.
#pragma once

#include "page/page.h"

namespace sheaf {

// Whether a subtree holds the node.
inline bool holds(const Page& page, NodeId root, NodeId id) {
  return root <= id && id < page.node(root).end;
}

// Whether a link to another place stands in the subtree.
bool holds_link(const Page& page, NodeId root);

// How many parents up from `from` the first stands that holds `to`.
int steps_up(const Page& page, NodeId from, NodeId to);

}  // namespace sheaf
