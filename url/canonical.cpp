#include "url/url.h"

namespace sheaf {

Url Url::canonical() const {
  const bool is_route = fragment().starts_with("!") || fragment().starts_with("/");
  return is_route ? *this : Url(text_.substr(0, fragment_));
}

}  // namespace sheaf
