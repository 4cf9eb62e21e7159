// Values that pages keep in script variables: `var msg_title = "..."`, `window.ct = '...' || ''`,
// `nick_name: JsDecode('...')`. Nothing is run.
#pragma once

#include <string>
#include <string_view>

#include "page/page.h"

namespace sheaf {

// The first non-empty string that is assigned to the variable `name` ("msg_title", "d.title"; of an
// object only if the name says so, but for window's own) in any script of the page: a literal, or
// the first non-empty of several joined by ||, also behind another assignment (window.a = window.b
// = "x"), as the argument of a function (htmlDecode, JsDecode) or with a method or "* 1" behind.
// \xNN, \uNNNN and the other escapes of JavaScript are decoded, then HTML character references
// until nothing changes (3 times at most). "" if there is none.
std::string find_script_variable(const Page& page, std::string_view name);

// The same for a member in an object literal: `nick_name: "..."`.
std::string find_script_member(const Page& page, std::string_view name);

// The object or array literal that is assigned to the variable, from its first bracket to the one
// that closes it, as it is written (parse_lenient_json reads it): `window.pageData = {...}`. "" if
// there is none. A view into the page.
std::string_view find_script_object(const Page& page, std::string_view name);

}  // namespace sheaf
