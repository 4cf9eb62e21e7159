// Where the article itself stands on the page.
#pragma once

#include <string>
#include <vector>

#include "page/page.h"

namespace sheaf {

struct MainContent {
  NodeId root = kNoNode;  // the smallest element that holds the article; kNoNode if there is none
  std::vector<NodeId> left_out;  // roots of subtrees inside that are no part of it, ascending
  std::string text;              // paragraphs, one a line

  // Whether the node is part of the article.
  bool holds(const Page& page, NodeId id) const;
};

MainContent find_main_content(const Page& page);

}  // namespace sheaf
