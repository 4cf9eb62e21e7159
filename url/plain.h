// Recognising URLs that are already in normal form. Internal to url/.
#pragma once

#include <string_view>

namespace sheaf {

// Whether `text` is an http or https URL with a host name and no port that Url::parse would give
// back byte for byte. May say no for such a one (a dot segment's look-alike), never yes for
// another.
bool is_plain_url(std::string_view text);

}  // namespace sheaf
