// What tells for sure where an article stands. Internal to page/.
#pragma once

#include "page/page.h"
#include "page/text_sums.h"

namespace sheaf {

struct Landmarks {
  NodeId title = kNoNode;  // the heading whose words are those of the page's title
  NodeId body = kNoNode;   // of the elements named as an article's text, the one with most of it

  // Whether one of them is in the subtree.
  bool are_in(const Page& page, NodeId id) const;
};

Landmarks find_landmarks(const Page& page, const TextSums& sums);

// itemprop="articleBody", class="entry-content", id="js_content", ...
bool is_named_body(const Page& page, NodeId id);

}  // namespace sheaf
