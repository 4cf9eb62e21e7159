// Whether an answer may be kept, for how long it is fresh, and how to ask whether it has changed
// (RFC 9111, for a cache of one user; RFC 9110 13).
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "fetch/response.h"

namespace sheaf {

// Whole answers of final statuses that mean the same another time (RFC 9110 15.1), without
// Cache-Control: no-store and Vary: *.
bool may_be_stored(const Response& response);

// Seconds from when it was fetched: max-age or Expires, less the Age that it had; without either a
// tenth of the time since Last-Modified, at most a day (4.2.2). 0 for no-cache, and behind a
// redirect that is not permanent: it may lead elsewhere at any time.
std::int64_t freshness_of(const Response& response);

// If-None-Match and If-Modified-Since, as far as the answer has what they need.
std::vector<Header> validators_of(const std::vector<Header>& headers);

}  // namespace sheaf
