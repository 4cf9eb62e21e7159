// Whether mail to a host can be delivered, as DNS tells it (RFC 5321 5.1).
#pragma once

#include <string>
#include <vector>

namespace sheaf {

enum class MailExchange {
  kFound,       // an MX record, or an address where there is none
  kNone,        // the name exists, with neither
  kRefused,     // "null MX": the host takes no mail (RFC 7505)
  kNoSuchHost,  // no such name; `invalid` and what is below it (RFC 6761 6.4)
  kUnknown,     // DNS gives no answer, now
};

// Asks the system's name servers; waits at most as long as they are given in resolv.conf (5).
// `host` is ASCII.
MailExchange find_mail_exchange(const std::string& host);

// The same for many, several at once; in the order of `hosts`.
std::vector<MailExchange> find_mail_exchanges(const std::vector<std::string>& hosts);

}  // namespace sheaf
