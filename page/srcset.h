// The candidates of a srcset attribute (HTML standard 4.8.4.2, parsing a srcset attribute).
#pragma once

#include <string_view>
#include <vector>

namespace sheaf {

// Views into the attribute. Commas inside an address stay ("data:...,x"), and those in brackets
// inside descriptors.
struct SrcsetCandidate {
  std::string_view address;
  std::string_view descriptors;  // "2x", "640w 480h", as written; "" if there are none
};
std::vector<SrcsetCandidate> extract_srcset(std::string_view value);

}  // namespace sheaf
