#include "url/url.h"

#include <algorithm>
#include <cstdint>

namespace sheaf {

Url::Url(std::string normal_text) : text_(std::move(normal_text)) {
  const auto narrow = [](std::size_t at) { return static_cast<std::uint16_t>(at); };
  const std::size_t host = text_.find(':') + 3;
  const std::size_t path = text_.find('/', host);
  const std::size_t fragment = std::min(text_.find('#', path), text_.size());
  const std::size_t query = std::min(text_.find('?', path), fragment);
  // The colons of an IPv6 address stand inside its brackets.
  const std::size_t after_address = text_[host] == '[' ? text_.find(']', host) : host;
  const std::size_t colon = std::min(text_.find(':', after_address), path);
  scheme_end_ = narrow(host - 3);
  host_begin_ = narrow(host);
  host_end_ = narrow(colon);
  path_ = narrow(path);
  query_ = narrow(query);
  fragment_ = narrow(fragment);
}

std::string_view Url::scheme() const { return slice(0, scheme_end_); }
std::string_view Url::host() const { return slice(host_begin_, host_end_); }
std::string_view Url::port() const { return slice(std::min(host_end_ + 1, int{path_}), path_); }
std::string_view Url::path() const { return slice(path_, query_); }
std::string_view Url::query() const {
  return slice(std::min(query_ + 1, int{fragment_}), fragment_);
}
std::string_view Url::fragment() const {
  return slice(std::min(fragment_ + std::size_t{1}, text_.size()), text_.size());
}

}  // namespace sheaf
