// Which records of an archive are pages, and the responses that they hold.
#pragma once

#include <cstddef>

#include "base/result.h"
#include "fetch/response.h"
#include "fetch/warc.h"

namespace sheaf {

// Whether the record holds a page: a response or a resource of an http or https address that is no
// redirect, no other answer without a page of its own (1xx, 204, 304), and not by its Content-Type
// something else than HTML (pictures, styles, scripts, PDF); an unstated type counts as HTML. True
// also for a response that cannot be read. Looks at the heads alone.
bool may_hold_page(const WarcRecord& record);

// Whether it holds an answer of status 400 or more.
bool holds_failure(const WarcRecord& record);

// The response of such a record, origin kArchive: body decoded, fetched_at from WARC-Date. Errors:
// those of parse_recorded_http.
Result<Response> read_archived_page(const WarcRecord& record,
                                    std::size_t max_body_bytes = 32u << 20);

}  // namespace sheaf
