// One URL -> one response: a Fetcher for a single use.
#pragma once

#include <optional>

#include "base/result.h"
#include "fetch/options.h"
#include "fetch/request.h"
#include "fetch/response.h"

namespace sheaf {

// Blocks until the response is there. A status of 400 and more is a response, no error. Errors:
// those of to_error (fetch/failure.h), and kTooLarge or kNetwork for a body that is not whole.
Result<Response> fetch_url(const Request& request, const FetchOptions& options = {});

// What keeps a response from being the whole page: its body was cut short (kNetwork) or is over the
// request's limit or has too many codings (kTooLarge). Bodies that are not what Content-Encoding
// says count as they came.
std::optional<Error> find_body_fault(const Response& response);

}  // namespace sheaf
