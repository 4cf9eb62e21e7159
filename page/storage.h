// What a Page owns besides its index. Internal to page/.
#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <unordered_map>

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
  std::deque<std::string> joined_texts;
  std::vector<std::pair<std::string_view, NodeId>> ids;
  // The first non-blank content of each meta key, where there are many; else empty.
  std::unordered_map<std::string_view, std::string_view> values;

  // Where each line of the text begins: found once, when a position is first asked for.
  const std::vector<std::uint32_t>& line_starts() {
    if (!lines.empty()) return lines;
    lines.push_back(0);
    for (std::size_t at = 0; (at = text.find('\n', at)) != text.npos;) {
      lines.push_back(static_cast<std::uint32_t>(++at));
    }
    return lines;
  }
  std::vector<std::uint32_t> lines;
};

}  // namespace sheaf
