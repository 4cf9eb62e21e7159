// Reading paths and hosts.
#pragma once

#include <algorithm>
#include <string_view>

#include "base/text.h"

namespace sheaf {

// The n-th segment of "/a/b/c", from 0; "" if there is none.
std::string_view path_segment(std::string_view path, std::size_t n);

inline bool is_number(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), is_ascii_digit);
}

// "name.html" -> "name", anything else as it stands.
std::string_view without_html(std::string_view name);

// Whether `host` is `domain` or below it; ASCII case does not count. False for an
// empty domain.
bool is_host_of(std::string_view host, std::string_view domain);

}  // namespace sheaf
