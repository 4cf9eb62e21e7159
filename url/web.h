// Addresses that browsers open as pages.
#pragma once

#include "url/url.h"

namespace sheaf {

inline bool is_web(const Url& url) { return url.scheme() == "https" || url.scheme() == "http"; }

}  // namespace sheaf
