// Which records of an archive are pages, and the responses that they hold.
#pragma once

#include <optional>

#include "base/result.h"
#include "fetch/response.h"
#include "fetch/warc.h"

namespace sheaf {

// Whether the record may hold a page: a response or a resource of an http or https address. Cheap:
// looks at the record's fields alone.
bool may_hold_page(const WarcRecord& record);

// The response of such a record, origin kArchive: bodies decoded, fetched_at from WARC-Date.
// Nothing for what is no page: redirects and other answers without a page of their own (1xx, 204,
// 304), and what its Content-Type says to be no HTML (pictures, styles, scripts, PDF); an unstated
// type counts as HTML. Errors: those of parse_recorded_http.
Result<std::optional<Response>> read_archived_page(const WarcRecord& record,
                                                   std::size_t max_body_bytes = 32u << 20);

}  // namespace sheaf
