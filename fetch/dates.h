// Times as HTTP and archives write them, in seconds since 1970. For fetch/ and the rooms above.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace sheaf {

inline constexpr std::int64_t kLatestTime = 253'402'300'799;  // the end of the year 9999

// "2021-02-18T13:04:22Z". Times before 1970 and after the year 9999 are told as the nearest of
// them.
std::string utc_text(std::int64_t seconds);
// Reads that; fractions of a second and what is behind them do not count. Nothing for what is no
// date of the calendar.
std::optional<std::int64_t> find_utc_time(std::string_view text);

// A date of HTTP in any of its forms (RFC 9110 5.6.7), and what servers send in their place. From
// 1970 on.
std::optional<std::int64_t> find_http_date(std::string_view text);

}  // namespace sheaf
