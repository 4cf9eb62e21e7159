// What is left out of the element that holds the article. Internal to page/.
#pragma once

#include <vector>

#include "page/link_scope.h"

namespace sheaf {

struct Frame {
  NodeId root;   // holds the article
  NodeId title;  // the heading that is its title, or kNoNode
};

// Roots of subtrees below frame.root, ascending, none inside another.
struct Trimmed {
  // The outline's clutter, and titles, captions, bylines, lists of links to other articles,
  // prompts.
  std::vector<NodeId> left_out;
  std::vector<NodeId> clutter;  // of them, those that MainContent::clutter is about
};
Trimmed trim_content(const PageView& view, Frame frame);

}  // namespace sheaf
