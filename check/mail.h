// mailto: addresses (RFC 6068), by syntax alone.
#pragma once

#include <string>
#include <string_view>

namespace sheaf {

// What is wrong with a "mailto:..." as written, or "". Several addresses, headers behind '?' and
// percent-encoding are fine; an address is dot-atom or quoted string, '@', a host name with a dot.
std::string find_mail_fault(std::string_view mailto);

}  // namespace sheaf
