// A point of the calendar as precise as a text states it, and the arithmetic that dates need.
// Proleptic Gregorian calendar; no locale, no clock, no time zone database.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

namespace sheaf {

struct DateValue {
  int year = 0, month = 0, day = 0;          // 0 = not stated
  int hour = -1, minute = -1, second = -1;   // -1 = not stated
  int fraction = 0, fraction_digits = 0;     // of the second: 25, 3 is .025
  std::optional<int> offset = std::nullopt;  // minutes east of Greenwich; nullopt = no zone stated
  bool zulu = false;                         // an offset of zero was stated as "Z", "UTC" or "GMT"
};

// Whether it names a year, a month and day that this month has, and a time that a day has.
bool is_real(const DateValue& date);

// ISO 8601, exactly as precise as the value: "2021", "2021-04", "2021-04-09", "2021-04-09T18:03",
// "2021-04-09T18:03:16.250+08:00"; an offset of zero is "Z" or "+00:00", as it was stated.
std::string to_iso(const DateValue& date);

// Seconds since 1970 of its first instant; without a zone, as if it were UTC.
std::int64_t first_second(const DateValue& date);

// The wall clock in the zone `offset` at that instant, to the second.
DateValue date_at(std::int64_t seconds, int offset);

// Days since 1970-01-01; the day may lie outside its month (0 = the last of the month before).
std::int64_t days_since_1970(int year, int month, int day);

// 1 = Monday ... 7 = Sunday.
int weekday(std::int64_t days_since_1970);

// Whether the United States keep summer time on that day (their law since 2007: second Sunday of
// March to first Sunday of November).
bool is_us_summer_time(const DateValue& date);

}  // namespace sheaf
