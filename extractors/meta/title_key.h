// Comparing titles as readers do: by their words.
#pragma once

#include <cstddef>
#include <string_view>

namespace sheaf {

// How much of their wording two titles share: words, and pairs of neighbours in scripts written
// without spaces.
struct Overlap {
  std::size_t shared = 0;
  std::size_t first = 0;   // units of the first title
  std::size_t second = 0;  // and of the second
};
Overlap find_overlap(std::string_view first, std::string_view second);

}  // namespace sheaf
