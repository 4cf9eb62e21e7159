#include "page/srcset.h"

#include <algorithm>

#include "base/text.h"
#include "page/tag_scanner.h"

namespace sheaf {
namespace {

// The comma that ends the descriptors which begin at `at`, or the end; commas in brackets end
// nothing.
std::size_t end_of_descriptors(std::string_view value, std::size_t at) {
  int depth = 0;
  for (; at < value.size(); ++at) {
    if (value[at] == '(') ++depth;
    if (value[at] == ')' && depth > 0) --depth;
    if (value[at] == ',' && depth == 0) return at;
  }
  return at;
}

}  // namespace

std::vector<SrcsetCandidate> extract_srcset(std::string_view value) {
  std::vector<SrcsetCandidate> found;
  for (std::size_t at = 0; at < value.size();) {
    while (at < value.size() && (is_html_space(value[at]) || value[at] == ',')) ++at;
    const std::size_t begin = at;
    while (at < value.size() && !is_html_space(value[at])) ++at;
    std::string_view address = value.substr(begin, at - begin);
    const bool has_comma = address.ends_with(',');
    while (address.ends_with(',')) address.remove_suffix(1);
    const std::size_t end = has_comma ? at : end_of_descriptors(value, at);
    if (!address.empty()) found.push_back({address, trim(value.substr(at, end - at))});
    at = end;
  }
  return found;
}

}  // namespace sheaf
