// The 24 solar terms (节气) and 72 pentads (候) in China Standard Time (UTC+8 throughout, as GB/T
// 33661-2017 has it; Chinese calendars before 1929 used Beijing's own meridian).
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "digest/calendar/civil_date.h"

namespace sheaf {

enum class CalendarRule : std::uint8_t {
  // A pentad begins on the civil day on which the sun reaches its longitude, a multiple of 5°.
  kLongitude,
  // A term's pentads begin on its first, sixth and eleventh civil day. Differs on 1 day in 43.
  kDayCount,
};
std::optional<CalendarRule> find_calendar_rule(std::string_view name);  // "longitude", "day-count"

struct Pentad {
  int number;           // 1..72, from 立春 (315°)
  int term;             // 0..23, from 立春
  int ordinal;          // 0..2 in the term
  int longitude;        // degrees
  CivilDate first_day;  // by the rule
  // When the sun reaches its longitude: seconds since 1970 as a clock in China counts them. Under
  // kDayCount this may be on another day than first_day.
  std::int64_t begins;
};

// The pentad of a whole day. Nothing outside 1900-2100, for which the sun's place is known well
// enough.
std::optional<Pentad> find_pentad(CivilDate day, CalendarRule rule);

}  // namespace sheaf
