// Gumbo on an arena, with a budget. Internal to page/.
#pragma once

#include <gumbo.h>

#include <string_view>

#include "base/result.h"
#include "page/arena.h"

namespace sheaf {

// Parses UTF-8 text, which must outlive the tree; the tree lives in the arena. Gives the document
// node. Errors: kTooLarge or kTimeout when the arena's budget ran out.
Result<const GumboNode*> parse_tree(std::string_view text, Arena& arena, Arena::Budget budget);

}  // namespace sheaf
