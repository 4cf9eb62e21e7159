#include "url/url.h"

namespace sheaf {

std::string Url::key() const {
  const Url url = canonical();
  std::string_view host = url.host();
  if (host.starts_with("www.")) host.remove_prefix(4);
  std::string key = "https://";
  key.append(host).append(url.text_, url.host_end_);
  return key;
}

}  // namespace sheaf
