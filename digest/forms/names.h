// Names that stay the same whenever an issue is made again.
#pragma once

#include <string>
#include <string_view>

namespace sheaf {

std::string sha256_hex(std::string_view bytes);  // 64 digits, lower case

// "urn:uuid:..." from a hash of the text (RFC 9562 5.8): the same text has the same name.
std::string uuid_urn(std::string_view text);

// For file names and addresses: ASCII letters and digits in lower case, "-" between; what is left
// of the text, or "".
std::string slug_of(std::string_view text);

}  // namespace sheaf
