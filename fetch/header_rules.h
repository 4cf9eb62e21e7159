// Which headers can be sent (RFC 9110 5.1, 5.5).
#pragma once

#include <string_view>

#include "fetch/response.h"

namespace sheaf {

// A name of letters, digits and the marks of a token; a value without control characters (a tab may
// be in it): they would end the header, and begin another.
bool can_be_sent(const Header& header);

// Whether a header of that name says nothing of who asks, and may go everywhere: Accept and kin,
// If-..., User-Agent, Cache-Control, Pragma, DNT.
bool is_harmless_header(std::string_view name);

}  // namespace sheaf
