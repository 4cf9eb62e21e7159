// Which proxy a URL goes through. Internal to fetch/.
#pragma once

#include <string>
#include <string_view>

#include "fetch/options.h"
#include "url/url.h"

namespace sheaf {

// FetchOptions::http_proxy or https_proxy by the scheme, "" for none. no_proxy: "*", or hosts, each
// with all below it (a '.' in front or none is the same); space and ',' separate them.
const std::string& proxy_for(const Url& url, const FetchOptions& options);

bool is_listed(std::string_view host, std::string_view no_proxy);

}  // namespace sheaf
