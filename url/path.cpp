#include "url/path.h"

namespace sheaf {

std::string_view path_segment(std::string_view path, std::size_t n) {
  for (;; --n) {
    if (path.empty()) return {};
    path.remove_prefix(1);
    const std::size_t end = std::min(path.find('/'), path.size());
    if (n == 0) return path.substr(0, end);
    path.remove_prefix(end);
  }
}

std::string_view without_html(std::string_view name) {
  if (name.ends_with(".html")) name.remove_suffix(5);
  return name;
}

bool is_host_of(std::string_view host, std::string_view domain) {
  if (domain.empty() || !ends_with_ignore_case(host, domain)) return false;
  return host.size() == domain.size() || host[host.size() - domain.size() - 1] == '.';
}

}  // namespace sheaf
