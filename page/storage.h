// What a Page owns besides its index. Internal to page/.
#pragma once

#include <deque>
#include <string>

#include "page/arena.h"
#include "page/page.h"
#include "page/prepass.h"

namespace sheaf {

struct Page::Storage {
  std::string text;  // the whole page, UTF-8
  std::string charset;
  Prepass prepass;               // what Gumbo saw, and what was taken out
  Arena arena;                   // the tree
  std::deque<std::string> keys;  // meta keys that had to be made lower-case
  std::vector<std::pair<std::string_view, NodeId>> ids;
};

}  // namespace sheaf
