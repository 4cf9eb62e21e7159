// The headers that users add to requests, as libcurl takes them. Internal to fetch/.
#pragma once

#include <vector>

#include "fetch/curl_handles.h"
#include "fetch/response.h"

namespace sheaf {

// kOtherOrigin: behind a redirect that left the origin; see fetch/options.h.
enum class HeaderScope { kAskedOrigin, kOtherOrigin };

// `own` are over `common`: of one name only own ones count. Headers with line ends or NUL in them
// are left out.
StringList make_header_list(const std::vector<Header>& common, const std::vector<Header>& own,
                            HeaderScope scope);

}  // namespace sheaf
