#include "digest/forms/dates.h"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <cstdlib>
#include <optional>

#include "base/text.h"
#include "extractors/meta/date_value.h"

namespace sheaf {
namespace {

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

// "Z", "+08:00", "+0800": minutes east of Greenwich, if that is all there is.
std::optional<int> find_offset(std::string_view text) {
  if (text == "Z" || text == "z") return 0;
  int hours = 0, minutes = 0;
  const bool is_west = text.starts_with('-');
  if (!take(text, is_west ? "-" : "+", 2, hours)) return std::nullopt;
  const bool whole = take(text, text.starts_with(':') ? ":" : "", 2, minutes) && text.empty();
  if (!whole || hours > 23 || minutes > 59) return std::nullopt;
  return (is_west ? -1 : 1) * (hours * 60 + minutes);
}

void take_fraction(std::string_view& text) {
  if (!text.starts_with('.')) return;
  text.remove_prefix(std::min(text.find_first_not_of("0123456789", 1), text.size()));
}

// All parts filled in, the time and month and day with the first of their kind.
std::optional<DateValue> find_moment(std::string_view text, std::string_view zone) {
  DateValue moment{.month = 1, .day = 1, .hour = 0, .minute = 0, .second = 0};
  if (!take(text, "", 4, moment.year)) return std::nullopt;
  const bool has_day = take(text, "-", 2, moment.month) && take(text, "-", 2, moment.day);
  const bool has_time =
      has_day && (take(text, "T", 2, moment.hour) || take(text, " ", 2, moment.hour));
  if (has_time && take(text, ":", 2, moment.minute) && take(text, ":", 2, moment.second))
    take_fraction(text);
  if (!has_time && !text.empty()) return std::nullopt;
  moment.zulu = text.empty() ? zone == "Z" : text == "Z" || text == "z";
  moment.offset = find_offset(text.empty() ? zone : text);
  if (!moment.offset || !is_real(moment)) return std::nullopt;
  return moment;
}

void append_number(std::string& out, int value, std::size_t width) {
  const std::string digits = std::to_string(value);
  if (digits.size() < width) out.append(width - digits.size(), '0');
  out += digits;
}

void append_time(std::string& out, const DateValue& moment) {
  append_number(out, moment.hour, 2);
  out += ':';
  append_number(out, moment.minute, 2);
  out += ':';
  append_number(out, moment.second, 2);
}

void append_offset(std::string& out, int offset) {
  out += offset < 0 ? '-' : '+';
  append_number(out, std::abs(offset) / 60, 2);
  append_number(out, std::abs(offset) % 60, 2);
}

constexpr const char* kDays[] = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
constexpr const char* kMonths[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                   "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

}  // namespace

std::string rfc3339_date(std::string_view iso, std::string_view zone) {
  const std::optional<DateValue> moment = find_moment(iso, zone);
  return moment ? to_iso(*moment) : "";
}

std::string mail_date(std::string_view iso, std::string_view zone) {
  const std::optional<DateValue> moment = find_moment(iso, zone);
  if (!moment) return "";
  const std::int64_t day = days_since_1970(moment->year, moment->month, moment->day);
  std::string out = std::string(kDays[weekday(day) - 1]) + ", ";
  append_number(out, moment->day, 2);
  out += ' ';
  out += kMonths[moment->month - 1];
  out += ' ';
  append_number(out, moment->year, 4);
  out += ' ';
  append_time(out, *moment);
  out += ' ';
  append_offset(out, moment->offset.value_or(0));
  return out;
}

}  // namespace sheaf
