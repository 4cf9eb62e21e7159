#include "digest/calendar/pentads.h"

#include <algorithm>
#include <cmath>
#include <cstdint>

#include "digest/calendar/sun.h"

namespace sheaf {
namespace {

constexpr double kChinaHours = 8;
constexpr double kSecondsPerDay = 86400;
constexpr double kNoonOf2000 = 10957.5;  // days since 1970
constexpr int kStartOfSpring = 315;

// Between the clock of China (days since 1970) and the time of sun.h.
double sun_time(double china_days) { return china_days - kChinaHours / 24 - kNoonOf2000; }
double china_days(double time) { return time + kChinaHours / 24 + kNoonOf2000; }

// Since the start of spring: 0 <= x < 360.
double degrees_at_end_of(std::int64_t day) {
  return std::fmod(solar_longitude(sun_time(static_cast<double>(day + 1))) + 360 - kStartOfSpring,
                   360);
}

double begin_of(int pentad, std::int64_t near_day) {
  const double longitude = (kStartOfSpring + 5 * pentad) % 360;
  return china_days(find_solar_moment(longitude, sun_time(static_cast<double>(near_day))));
}

std::int64_t day_of(double china_days) { return static_cast<std::int64_t>(std::floor(china_days)); }

Pentad describe(int index, std::int64_t first_day, double begins) {
  return {.number = index + 1,
          .term = index / 3,
          .ordinal = index % 3,
          .longitude = (kStartOfSpring + 5 * index) % 360,
          .first_day = date_of(first_day),
          .begins = std::llround(begins * kSecondsPerDay)};
}

Pentad by_longitude(std::int64_t day) {
  const int index = static_cast<int>(degrees_at_end_of(day) / 5) % 72;
  const double begins = begin_of(index, day);
  return describe(index, day_of(begins), begins);
}

Pentad by_day_count(std::int64_t day) {
  const int term = static_cast<int>(degrees_at_end_of(day) / 15) % 24;
  const std::int64_t term_day = day_of(begin_of(term * 3, day));
  const auto ordinal = static_cast<int>(std::min<std::int64_t>(2, (day - term_day) / 5));
  const int index = term * 3 + ordinal;
  return describe(index, term_day + 5 * ordinal, begin_of(index, day));
}

}  // namespace

std::optional<CalendarRule> find_calendar_rule(std::string_view name) {
  if (name == "longitude") return CalendarRule::kLongitude;
  if (name == "day-count") return CalendarRule::kDayCount;
  return std::nullopt;
}

std::optional<Pentad> find_pentad(CivilDate day, CalendarRule rule) {
  if (day.year < 1900 || day.year > 2100) return std::nullopt;
  const std::int64_t days = days_of(day);
  return rule == CalendarRule::kLongitude ? by_longitude(days) : by_day_count(days);
}

}  // namespace sheaf
