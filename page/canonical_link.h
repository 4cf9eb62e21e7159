// <link rel=canonical>: the address that a page gives itself (RFC 6596).
#pragma once

#include <string_view>

#include "page/page.h"

namespace sheaf {

struct CanonicalLink {
  std::string_view href;  // as written, trimmed; "" if there is none
  NodeId node = kNoNode;
};

// The first that has an address. rel is a set of words in any case (HTML standard 4.6.7):
// rel="canonical nofollow" counts.
CanonicalLink find_canonical_link(const Page& page);

// That address, else the one of og:url; "" if there is neither.
std::string_view find_declared_address(const Page& page);

}  // namespace sheaf
