// Whether a name has an address. Internal to fetch/.
#pragma once

#include <string>

namespace sheaf {

enum class NameLookup { kFound, kNone, kNoAnswer };

// Asks the system (DNS, hosts file); waits as long as it does. Names below "invalid" never exist
// (RFC 6761 6.4).
NameLookup look_up_name(const std::string& host);

}  // namespace sheaf
