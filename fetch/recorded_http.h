// An HTTP response as an archive has recorded it: its bytes -> status, headers, body.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "fetch/response.h"

namespace sheaf {

// "Name: value" lines, CRLF or LF, folded ones joined (RFC 9112 5.2), up to the first empty line or
// the end; lines without a name are left out. Values are trimmed and have no control characters.
std::vector<Header> read_named_fields(std::string_view lines);

// Where the head ends: behind its empty line; npos if it has none.
std::size_t find_head_end(std::string_view bytes);

struct RecordedHttp {
  int status = 0;
  std::vector<Header> headers;  // as recorded
  std::string body;             // transfer and content codings undone
  bool complete = true;         // false: the body breaks off or is damaged
};

// `limit`: of the decoded body. Errors: kBadInput if the bytes do not begin as an HTTP/1 response
// does (also "HTTP/2 200", as some archives write), kTooLarge.
Result<RecordedHttp> parse_recorded_http(std::string_view bytes, std::size_t limit);

}  // namespace sheaf
