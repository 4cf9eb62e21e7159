// Addresses as they are shown: their user names and passwords are nobody else's business.
#pragma once

#include <string>
#include <string_view>

namespace sheaf {

// `text` (any bytes) with what stands in front of '@' in the authority of each address in it
// (RFC 3986 3.2.1, read as browsers do) told as "***": "https://ann:pw@a.example/" is
// "https://***@a.example/". A name alone goes too: many are tokens.
std::string without_credentials(std::string_view text);

}  // namespace sheaf
