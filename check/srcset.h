// The addresses of a srcset attribute (HTML standard 4.8.4.2, parsing a srcset attribute).
#pragma once

#include <string_view>
#include <vector>

namespace sheaf {

// Views into `value`, without descriptors; commas inside an address stay ("data:...,x").
std::vector<std::string_view> extract_srcset(std::string_view value);

}  // namespace sheaf
