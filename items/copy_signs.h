// What is kept of a record to tell copies of it: 72 bytes, whatever its length.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "items/item.h"

namespace sheaf {

// The text as the set of its runs of words (three; five signs of Han), which a copy shares but for
// what another site puts around it. Of the set there are `sketch`, by which the share that two have
// in common (Jaccard) is estimated, and `bands`, of which two sets that are much alike share one
// (min-wise hashing, Broder 1997; one permutation with densification, Shrivastava and Li 2014).
// The same text gives the same signs on every machine.
struct CopySigns {
  static constexpr std::size_t kBands = 6;

  std::uint64_t id = 0;         // Item::id as a number; 0 without
  std::uint64_t canonical = 0;  // of the key of the canonical address, else of the page's own
  std::uint64_t title = 0;      // of its letters and digits; 0 without
  std::uint32_t series = 0;     // of the title without numbers: "Week 7" and "Week 8" are one
  std::uint32_t runs = 0;       // of words in the text
  std::array<std::uint64_t, 2> sketch = {};
  std::array<std::uint32_t, kBands> bands = {};

  friend bool operator==(const CopySigns&, const CopySigns&) = default;
};

// Of the item's title, text and addresses.
CopySigns make_copy_signs(const Item& item);

// Whether both are one article. Two texts of one title are that when they have half of their runs
// in common, texts of different titles when they have three quarters, those whose titles differ by
// numbers alone when they are the same but for a word. A canonical address that both have counts
// unless title and text say otherwise. Texts of a line or two need the same title.
bool is_copy(const CopySigns& one, const CopySigns& other);

// Hexadecimal digits and '-', for keeping them; and back.
std::string to_text(const CopySigns& signs);
std::optional<CopySigns> parse_copy_signs(std::string_view text);

}  // namespace sheaf
