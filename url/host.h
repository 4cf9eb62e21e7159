// Hosts: names (UTS #46 to ASCII), IPv4 numbers, IPv6. Internal to url/.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"

namespace sheaf {

// The normal form of a host as written between "//" and ':' or '/': percent-decoded, lower-case
// ASCII. Errors: kBadInput.
Result<std::string> parse_host(std::string_view raw);

// Whether the last label is a number, which makes the whole an IPv4 address or nothing
// (WHATWG URL 3.5, "ends in a number").
bool ends_in_number(std::string_view host);

}  // namespace sheaf
