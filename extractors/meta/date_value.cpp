#include "extractors/meta/date_value.h"

#include <array>
#include <cstdint>

namespace sheaf {
namespace {

constexpr std::int64_t kDay = 86400;

bool is_leap(int year) { return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0; }

int days_in(int year, int month) {
  constexpr std::array<int, 12> kDays = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return month == 2 && is_leap(year) ? 29 : kDays[static_cast<std::size_t>(month - 1)];
}

void append_padded(std::string& out, int number, int width) {
  const std::string digits = std::to_string(number);
  for (int i = static_cast<int>(digits.size()); i < width; ++i) out += '0';
  out += digits;
}

void append_offset(std::string& out, int minutes) {
  out += minutes < 0 ? '-' : '+';
  const int size = minutes < 0 ? -minutes : minutes;
  append_padded(out, size / 60, 2);
  out += ':';
  append_padded(out, size % 60, 2);
}

// The day of the month of the `nth` Sunday.
int nth_sunday(int year, int month, int nth) {
  const int first = weekday(days_since_1970(year, month, 1));
  return 1 + (7 - first) + 7 * (nth - 1);
}

}  // namespace

bool is_real(const DateValue& date) {
  if (date.year < 1 || date.year > 9999) return false;
  if (date.month == 0) return date.day == 0;
  if (date.month < 1 || date.month > 12) return false;
  if (date.day == 0) return date.hour < 0;
  if (date.day < 1 || date.day > days_in(date.year, date.month)) return false;
  return date.hour <= 23 && date.minute <= 59 && date.second <= 60;
}

std::string to_iso(const DateValue& date) {
  std::string out;
  out.reserve(25);
  append_padded(out, date.year, 4);
  if (date.month == 0) return out;
  append_padded(out += '-', date.month, 2);
  if (date.day == 0) return out;
  append_padded(out += '-', date.day, 2);
  if (date.hour < 0) return out;
  append_padded(out += 'T', date.hour, 2);
  append_padded(out += ':', date.minute < 0 ? 0 : date.minute, 2);
  if (date.second >= 0) append_padded(out += ':', date.second, 2);
  if (date.fraction_digits > 0) append_padded(out += '.', date.fraction, date.fraction_digits);
  if (date.offset == 0 && date.zulu) {
    out += 'Z';
  } else if (date.offset) {
    append_offset(out, *date.offset);
  }
  return out;
}

// Days from civil: years begin in March, so that the leap day is the last one; eras of 400 years.
std::int64_t days_since_1970(int year, int month, int day) {
  const std::int64_t y = year - (month <= 2 ? 1 : 0);
  const std::int64_t era = (y >= 0 ? y : y - 399) / 400;
  const std::int64_t year_of_era = y - era * 400;
  const std::int64_t day_of_year = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
  const std::int64_t day_of_era =
      year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
  return era * 146097 + day_of_era - 719468;
}

std::int64_t first_second(const DateValue& date) {
  const std::int64_t days =
      days_since_1970(date.year, date.month == 0 ? 1 : date.month, date.day == 0 ? 1 : date.day);
  std::int64_t seconds = days * kDay;
  if (date.hour > 0) seconds += date.hour * 3600;
  if (date.minute > 0) seconds += date.minute * 60;
  if (date.second > 0) seconds += date.second;
  return seconds - date.offset.value_or(0) * 60;
}

DateValue date_at(std::int64_t seconds, int offset) {
  const std::int64_t local = seconds + offset * 60;
  std::int64_t days = local / kDay;
  if (local % kDay < 0) --days;
  const int clock = static_cast<int>(local - days * kDay);

  const std::int64_t shifted = days + 719468;
  const std::int64_t era = (shifted >= 0 ? shifted : shifted - 146096) / 146097;
  const std::int64_t day_of_era = shifted - era * 146097;
  const std::int64_t year_of_era =
      (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
  const std::int64_t day_of_year =
      day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const std::int64_t month = (5 * day_of_year + 2) / 153;

  DateValue date;
  date.day = static_cast<int>(day_of_year - (153 * month + 2) / 5 + 1);
  date.month = static_cast<int>(month < 10 ? month + 3 : month - 9);
  date.year = static_cast<int>(year_of_era + era * 400 + (date.month <= 2 ? 1 : 0));
  date.hour = clock / 3600;
  date.minute = clock / 60 % 60;
  date.second = clock % 60;
  date.offset = offset;
  date.zulu = offset == 0;
  return date;
}

int weekday(std::int64_t days) {
  const int since_thursday = static_cast<int>(((days % 7) + 7) % 7);  // 1970-01-01 was one
  return (since_thursday + 3) % 7 + 1;
}

bool is_us_summer_time(const DateValue& date) {
  if (date.month < 3 || date.month > 11) return false;
  if (date.month == 3) return date.day >= nth_sunday(date.year, 3, 2);
  if (date.month == 11) return date.day < nth_sunday(date.year, 11, 1);
  return true;
}

}  // namespace sheaf
