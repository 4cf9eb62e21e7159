// What holds for every byte that leaves the program as a form.
#pragma once

#include <string_view>

#include "base/text.h"
#include "tests/fuzz/require.h"

namespace sheaf::fuzz {

inline void require_shown(std::string_view text) {
  require(is_valid_utf8(text), "what leaves is UTF-8");
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_code_point(text, at);
    require(!is_hidden(c) || c == 0x200C || c == 0x200D, "nothing that leaves is hidden");
  }
}

}  // namespace sheaf::fuzz
