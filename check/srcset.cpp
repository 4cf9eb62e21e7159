#include "check/srcset.h"

#include <algorithm>

#include "page/tag_scanner.h"

namespace sheaf {
namespace {

// One past the comma that ends the descriptors which begin at `at`; commas in brackets end nothing.
std::size_t after_descriptors(std::string_view value, std::size_t at) {
  int depth = 0;
  for (; at < value.size(); ++at) {
    if (value[at] == '(') ++depth;
    if (value[at] == ')' && depth > 0) --depth;
    if (value[at] == ',' && depth == 0) return at + 1;
  }
  return at;
}

}  // namespace

std::vector<std::string_view> extract_srcset(std::string_view value) {
  std::vector<std::string_view> found;
  for (std::size_t at = 0; at < value.size();) {
    while (at < value.size() && (is_html_space(value[at]) || value[at] == ',')) ++at;
    const std::size_t begin = at;
    while (at < value.size() && !is_html_space(value[at])) ++at;
    std::string_view address = value.substr(begin, at - begin);
    const bool has_comma = address.ends_with(',');
    while (address.ends_with(',')) address.remove_suffix(1);
    if (!address.empty()) found.push_back(address);
    if (!has_comma) at = after_descriptors(value, at);
  }
  return found;
}

}  // namespace sheaf
