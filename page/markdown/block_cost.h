// What one block of Markdown costs cmark-gfm beyond its bytes. Internal to page/markdown/.
#pragma once

#include <cstdint>
#include <string_view>

namespace sheaf {

struct BlockCost {
  std::uint64_t steps = 0;     // a nanosecond or two each
  std::string_view what = {};  // the dearest part, for people: "tables"
};

// An upper bound, or something over `limit` if it is more than that. `block`: lines that have text,
// one after another, and the empty ones behind them. What they are can be told only by parsing: so
// code is charged like text.
BlockCost cost_of_block(std::string_view block, std::uint64_t limit);

}  // namespace sheaf
