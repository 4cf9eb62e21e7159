// One URL -> one response, over libcurl.
#pragma once

#include <cstddef>
#include <string>

#include "base/result.h"
#include "fetch/response.h"
#include "url/url.h"

namespace sheaf {

struct FetchLimits {
  long connect_timeout_s = 10;
  long total_timeout_s = 60;
  long max_redirects = 10;
  std::size_t max_body_bytes = 32u << 20;
};

// Blocks until the response is whole. Only http and https, redirects too. A status of 400 and more
// is a response, no error. Errors: kNetwork, kTimeout, kTooLarge (the body is over the limit).
Result<Response> fetch_url(const Url& url, const FetchLimits& limits = {});

}  // namespace sheaf
