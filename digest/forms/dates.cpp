#include "digest/forms/dates.h"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <optional>

#include "base/text.h"

namespace sheaf {
namespace {

struct Moment {
  int year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0;
  std::string zone;  // "Z" or "+08:00"
};

// Takes `digits` digits, and `before` in front of them, off the text.
bool take(std::string_view& text, std::string_view before, std::size_t digits, int& value) {
  if (text.size() < before.size() + digits || !text.starts_with(before)) return false;
  const char* begin = text.data() + before.size();
  for (std::size_t i = 0; i < digits; ++i) {
    if (!is_ascii_digit(begin[i])) return false;
  }
  std::from_chars(begin, begin + digits, value);
  text.remove_prefix(before.size() + digits);
  return true;
}

std::string zone_of(std::string_view rest, std::string_view zone) {
  if (rest == "Z" || rest == "z") return "Z";
  if (rest.size() < 5 || (rest[0] != '+' && rest[0] != '-')) return std::string(zone);
  const std::string_view minutes = rest.substr(rest[3] == ':' ? 4 : 3, 2);
  return std::string(rest.substr(0, 3)) + ":" + std::string(minutes);
}

std::optional<Moment> find_moment(std::string_view text, std::string_view zone) {
  Moment moment;
  if (!take(text, "", 4, moment.year)) return std::nullopt;
  if (take(text, "-", 2, moment.month)) take(text, "-", 2, moment.day);
  const bool has_time = take(text, "T", 2, moment.hour) || take(text, " ", 2, moment.hour);
  if (has_time && take(text, ":", 2, moment.minute) && take(text, ":", 2, moment.second) &&
      text.starts_with('.')) {
    text.remove_prefix(std::min(text.find_first_not_of("0123456789", 1), text.size()));
  }
  moment.zone = zone_of(text, zone);
  const std::chrono::year_month_day day{std::chrono::year(moment.year),
                                        std::chrono::month(static_cast<unsigned>(moment.month)),
                                        std::chrono::day(static_cast<unsigned>(moment.day))};
  if (!day.ok() || moment.hour > 23 || moment.minute > 59 || moment.second > 60) {
    return std::nullopt;
  }
  return moment;
}

void append_number(std::string& out, int value, std::size_t width) {
  const std::string digits = std::to_string(value);
  if (digits.size() < width) out.append(width - digits.size(), '0');
  out += digits;
}

void append_time(std::string& out, const Moment& moment) {
  append_number(out, moment.hour, 2);
  out += ':';
  append_number(out, moment.minute, 2);
  out += ':';
  append_number(out, moment.second, 2);
}

constexpr const char* kDays[] = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
constexpr const char* kMonths[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                   "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

unsigned weekday(const Moment& moment) {
  const std::chrono::year_month_day day{std::chrono::year(moment.year),
                                        std::chrono::month(static_cast<unsigned>(moment.month)),
                                        std::chrono::day(static_cast<unsigned>(moment.day))};
  return std::chrono::weekday(std::chrono::sys_days(day)).c_encoding();
}

}  // namespace

std::string rfc3339_date(std::string_view iso, std::string_view zone) {
  const std::optional<Moment> moment = find_moment(iso, zone);
  if (!moment) return "";
  std::string out;
  append_number(out, moment->year, 4);
  out += '-';
  append_number(out, moment->month, 2);
  out += '-';
  append_number(out, moment->day, 2);
  out += 'T';
  append_time(out, *moment);
  return out + moment->zone;
}

std::string mail_date(std::string_view iso, std::string_view zone) {
  const std::optional<Moment> moment = find_moment(iso, zone);
  if (!moment) return "";
  std::string out = std::string(kDays[weekday(*moment)]) + ", ";
  append_number(out, moment->day, 2);
  out += ' ';
  out += kMonths[moment->month - 1];
  out += ' ';
  append_number(out, moment->year, 4);
  out += ' ';
  append_time(out, *moment);
  return out + " " + (moment->zone == "Z" ? "+0000" : replace_all(moment->zone, ":", ""));
}

}  // namespace sheaf
