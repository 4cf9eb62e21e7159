// A tag's name as a number, so that a switch tells tags apart. Internal to page/.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <string_view>

namespace sheaf {

// The same for two names only if they are the same but for the case of letters (and control
// characters, which count as others). Of the names with over eight letters those that matter have a
// number each, and all others 0.
constexpr std::uint64_t tag_key(std::string_view name) {
  const auto lower = [](char c) { return static_cast<unsigned char>(c | 0x20); };
  if (name.size() <= 8) {
    std::uint64_t key = 0;
    for (const char c : name) key = key << 8 | lower(c);
    return key;
  }
  constexpr std::string_view kLong[] = {"annotation-xml", "blockquote", "figcaption",
                                        "foreignobject", "plaintext"};
  for (std::size_t i = 0; i < std::size(kLong); ++i) {
    if (std::equal(name.begin(), name.end(), kLong[i].begin(), kLong[i].end(),
                   [&](char a, char b) { return lower(a) == lower(b); })) {
      return i + 1;
    }
  }
  return 0;
}

}  // namespace sheaf
