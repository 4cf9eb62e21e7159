// The headers that users add to requests, as libcurl takes them. Internal to fetch/.
#pragma once

#include "fetch/curl_handles.h"
#include "fetch/options.h"
#include "fetch/request.h"

namespace sheaf {

// kOtherOrigin: behind a redirect that left the origin; see fetch/options.h.
enum class HeaderScope { kAskedOrigin, kOtherOrigin };

// What a request says besides Host and Accept: User-Agent, Accept-Encoding as kCodings or, for a
// part of a body, which could not be decoded, "identity"; FetchOptions::headers; and the request's
// own. Of one name only the latest of these count. What cannot be sent (fetch/header_rules.h) is
// left out. Null: a request without any of its own. (libcurl has options for the first two as well,
// but puts those together twice for each request.)
StringList make_header_list(const FetchOptions& options, const Request* request, HeaderScope scope);

}  // namespace sheaf
