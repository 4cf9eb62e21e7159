// How much text stands in each subtree of a page. Internal to page/.
#pragma once

#include <cstdint>
#include <vector>

#include "page/page.h"
#include "page/visible_text.h"

namespace sheaf {

// Bytes other than ASCII space: about one a letter, three a Han character, so that the same numbers
// mean about the same amount of reading in every script.
struct TextAmount {
  std::uint32_t all = 0;
  std::uint32_t linked = 0;  // of it inside <a>
  std::uint32_t plain() const { return all - linked; }
};

std::uint32_t count_ink(std::string_view text);

// Sums over all nodes before each node: any subtree costs one subtraction.
class TextSums {
 public:
  // Elements whose text is never read (script, select, button, ...) count nothing; hidden ones only
  // if asked for.
  TextSums(const Page& page, Hidden hidden);

  TextAmount of(NodeId first, NodeId end) const {
    return {before_[end].all - before_[first].all, before_[end].linked - before_[first].linked};
  }

 private:
  std::vector<TextAmount> before_;
};

}  // namespace sheaf
