// HTML character references (HTML standard 13.2.5.72), for values that sites escape twice.
#pragma once

#include <string>
#include <string_view>

namespace sheaf {

// Decodes &#N; &#xN; and the named references of HTML 4 plus &apos;, once. Unknown ones stay as
// they are. A missing ';' is accepted for the Latin-1 names and numbers, unless a letter, digit or
// '=' follows the name (as browsers do in attributes: "?a=1&copy=2" is no sign). Numbers 128..159
// are windows-1252, and those that are no character U+FFFD, as the HTML standard says.
std::string unescape_html(std::string_view text);

}  // namespace sheaf
