// Dates of records as feeds and letters write them. Input is ISO 8601 as precise as a page is:
// "2021", "2021-04", "2021-04-09", "2021-04-09T16:40", with seconds, with Z or +08:00.
#pragma once

#include <string>
#include <string_view>

namespace sheaf {

// RFC 3339: what is missing is the first of its kind; `zone` ("Z", "+08:00") where the text has
// none. "" if the text is no date.
std::string rfc3339_date(std::string_view iso, std::string_view zone);

// RFC 5322 3.3, which RSS asks for too: "Fri, 09 Apr 2021 16:40:16 +0800". "" if it is no date.
std::string mail_date(std::string_view iso, std::string_view zone);

}  // namespace sheaf
