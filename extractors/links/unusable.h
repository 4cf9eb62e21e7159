// Links of the article that give nothing though they might: no address can be made of them, or
// there are too many.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "extractors/extractor.h"

namespace sheaf {

// Those with the same fault.
struct UnusableLinks {
  std::string reason;  // as Url::parse says it; or that wrappers are nested deeper than it follows
  std::size_t count = 0;
  NodeId first = kNoNode;
  std::string address;  // of the first one, as written; its beginning if it is long
};

// In the order of their first one. `last_read`: the link with which extract_links stopped at
// kMostLinks, behind which none was read; kNoNode if it read all. Links with schemes that name no
// page (mailto:, javascript:, data:) are fine however they look.
std::vector<UnusableLinks> find_unusable_links(const Source& source, NodeId last_read);

}  // namespace sheaf
