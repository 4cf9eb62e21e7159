// The headers that users add to requests, as libcurl takes them. Internal to fetch/.
#pragma once

#include "fetch/curl_handles.h"
#include "fetch/options.h"
#include "fetch/request.h"

namespace sheaf {

// kOtherOrigin: not where the headers are for, but for the harmless ones; see fetch/options.h.
enum class HeaderScope { kAskedOrigin, kOtherOrigin };

// What goes to one URL.
struct HeaderPlan {
  const Request* request = nullptr;  // null: one without headers of its own
  const Url* url = nullptr;          // for FetchOptions::host_headers; null: there are none
  HeaderScope own = HeaderScope::kAskedOrigin;      // of the request's headers
  HeaderScope general = HeaderScope::kAskedOrigin;  // of FetchOptions::headers
};

// Of FetchOptions::headers at `url`; `own` is that of the request's headers there.
HeaderScope general_scope(const FetchOptions& options, const Url& url, HeaderScope own);

// What a request says besides Host and Accept: User-Agent, Accept-Encoding as kCodings or, for a
// part of a body, which could not be decoded, "identity"; FetchOptions::headers; those of the host;
// and the request's own. Of one name only the latest of these count. What cannot be sent
// (fetch/header_rules.h) is left out. (libcurl has options for the first two as well, but puts
// those together twice for each request.)
StringList make_header_list(const FetchOptions& options, const HeaderPlan& plan);

}  // namespace sheaf
