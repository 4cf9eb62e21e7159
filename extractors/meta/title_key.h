// Comparing titles and names as readers do: by their letters and digits.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace sheaf {

// Letters and digits alone, lower case, full-width forms folded to ASCII: "Site.com – “X”" and
// "site com: 'x'" are the same. "" if there are none.
std::string fold_key(std::string_view text);

// How much of their wording two titles share: words, and pairs of neighbours in scripts written
// without spaces.
struct Overlap {
  std::size_t shared = 0;
  std::size_t first = 0;   // units of the first title
  std::size_t second = 0;  // and of the second
};
Overlap find_overlap(std::string_view first, std::string_view second);

}  // namespace sheaf
