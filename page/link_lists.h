// Lists of links to the site's other pages. Internal to page/.
#pragma once

#include <vector>

#include "page/landmarks.h"
#include "page/link_scope.h"

namespace sheaf {

// Roots of the subtrees below `root`, ascending, that are indexes (mostly links) or rows of teasers
// (headlines that are links, each with a little text): none that holds a landmark or much
// of the text. Links to other sites are content. Nothing if hardly any text would be left.
std::vector<NodeId> find_link_lists(const PageView& view, NodeId root, Landmarks keep);

}  // namespace sheaf
