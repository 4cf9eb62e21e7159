#include "fetch/proxy.h"

#include "base/text.h"
#include "url/path.h"

namespace sheaf {
namespace {

bool covers(std::string_view entry, std::string_view host) {
  if (entry.starts_with('.')) entry.remove_prefix(1);
  return !entry.empty() && is_host_of(host, ascii_lower(entry));
}

}  // namespace

bool is_listed(std::string_view host, std::string_view no_proxy) {
  if (host.starts_with('[')) host = host.substr(1, host.size() - 2);
  for (std::string_view part : split(no_proxy, ',')) {
    for (std::string_view entry : split(part, ' ')) {
      if (entry == "*" || covers(entry, host)) return true;
    }
  }
  return false;
}

const std::string& proxy_for(const Url& url, const FetchOptions& options) {
  static const std::string none;
  const std::string& proxy = url.scheme() == "https" ? options.https_proxy : options.http_proxy;
  return proxy.empty() || is_listed(url.host(), options.no_proxy) ? none : proxy;
}

}  // namespace sheaf
