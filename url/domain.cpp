#include <libpsl.h>

#include <string>

#include "url/host.h"
#include "url/url.h"

namespace sheaf {

std::string_view registrable_domain(std::string_view host) {
  const psl_ctx_t* const list = psl_builtin();  // constant data inside the library
  if (list == nullptr || host.starts_with('[') || ends_in_number(host)) return host;
  const std::string terminated(host);
  const char* const domain = psl_registrable_domain(list, terminated.c_str());
  return domain == nullptr ? host
                           : host.substr(static_cast<std::size_t>(domain - terminated.c_str()));
}

}  // namespace sheaf
