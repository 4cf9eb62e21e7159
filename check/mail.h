// mailto: addresses (RFC 6068), by syntax and, if asked for, by DNS.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "check/verdict.h"

namespace sheaf {

// What is wrong with a "mailto:..." as written, or "". Several addresses, also in `to` behind '?',
// other headers there and percent-encoding are fine; an address is dot-atom or quoted string, '@',
// a host name with a dot.
std::string find_mail_fault(std::string_view mailto);

// Hosts of the addresses, ASCII (IDNA) and in lower case, each once; for those without a fault.
std::vector<std::string> extract_mail_hosts(std::string_view mailto);

// Whether those hosts take mail (RFC 5321 5.1), one verdict for each of `mailtos`, which have no
// fault: dead if one of
// its hosts does not, unsure if DNS does not say. Each host is asked for once, several side by
// side.
std::vector<Verdict> check_mail_hosts(const std::vector<std::string>& mailtos);

}  // namespace sheaf
