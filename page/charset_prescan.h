// What a page says about its own charset. Internal to page.
#pragma once

#include <string_view>

namespace sheaf {

// The charset (a name of charset_by_label) that a <meta> or an XML declaration in `bytes` states,
// or
// "" (HTML standard 13.2.3.2, "prescan a byte stream"). UTF-16 and UTF-32 count as UTF-8: it could
// not be read here else. The caller cuts `bytes` to as much as is to be looked at.
std::string_view find_declared_charset(std::string_view bytes);

// The charset in "text/html; charset=...", or "" (HTML standard, "extracting a character encoding
// from a meta element"; for Content-Type headers too).
std::string_view find_charset_parameter(std::string_view content_type);

}  // namespace sheaf
