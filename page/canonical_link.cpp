#include "page/canonical_link.h"

#include <algorithm>

#include "base/text.h"

namespace sheaf {
namespace {

bool has_token(std::string_view tokens, std::string_view lower) {
  for (std::size_t pos = 0; pos < tokens.size();) {
    const std::size_t end = std::min(find_any(tokens, " \t\r\n\f", pos), tokens.size());
    if (equals_ignore_case(tokens.substr(pos, end - pos), lower)) return true;
    pos = end + 1;
  }
  return false;
}

}  // namespace

CanonicalLink find_canonical_link(const Page& page) {
  for (const NodeId link : page.head_links()) {
    if (!has_token(page.attribute_or_empty(link, "rel"), "canonical")) continue;
    const std::string_view href = trim(page.attribute_or_empty(link, "href"));
    if (!href.empty()) return {href, link};
  }
  return {};
}

std::string_view find_declared_address(const Page& page) {
  const std::string_view href = find_canonical_link(page).href;
  return href.empty() ? page.meta("og:url") : href;
}

}  // namespace sheaf
