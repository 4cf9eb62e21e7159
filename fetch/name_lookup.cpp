#include "fetch/name_lookup.h"

#include <netdb.h>
#include <sys/socket.h>

#include "url/path.h"

namespace sheaf {

NameLookup look_up_name(const std::string& host) {
  if (is_host_of(host, "invalid")) return NameLookup::kNone;
  addrinfo wanted{};
  wanted.ai_socktype = SOCK_STREAM;
  addrinfo* found = nullptr;
  const int code = getaddrinfo(host.c_str(), nullptr, &wanted, &found);
  if (code == 0) return freeaddrinfo(found), NameLookup::kFound;
#ifdef EAI_NODATA
  if (code == EAI_NODATA) return NameLookup::kNone;
#endif
  return code == EAI_NONAME ? NameLookup::kNone : NameLookup::kNoAnswer;
}

}  // namespace sheaf
