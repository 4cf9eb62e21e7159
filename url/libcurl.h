// What libcurl's URL API reads in a URL. Internal to url/.
#pragma once

#include <optional>
#include <string>

namespace sheaf {

// The host that libcurl would connect to ("" for file); nullopt if it refuses the URL.
std::optional<std::string> find_libcurl_host(const std::string& url);

}  // namespace sheaf
