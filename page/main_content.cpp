#include "page/main_content.h"

#include <algorithm>

#include "page/visible_text.h"

namespace sheaf {

bool MainContent::holds(const Page& page, NodeId id) const {
  if (root == kNoNode || id < root || id >= page.node(root).end) return false;
  return std::none_of(left_out.begin(), left_out.end(),
                      [&](NodeId out) { return id >= out && id < page.node(out).end; });
}

MainContent find_main_content(const Page& page) {
  MainContent main;
  for (NodeId id = 0; id < page.nodes().size(); ++id) {
    if (page.node(id).tag == Tag::kBody) main.root = id;
  }
  if (main.root != kNoNode) main.text = visible_text(page, main.root);
  return main;
}

}  // namespace sheaf
