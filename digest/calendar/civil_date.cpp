#include "digest/calendar/civil_date.h"

#include <algorithm>
#include <cstdint>

#include "base/text.h"
#include "extractors/meta/date_value.h"

namespace sheaf {
namespace {

constexpr std::int64_t kSecondsPerDay = 86400;

bool are_digits(std::string_view text) {
  return std::all_of(text.begin(), text.end(), is_ascii_digit);
}

int number_of(std::string_view digits) {
  int number = 0;
  for (const char c : digits) number = number * 10 + (c - '0');
  return number;
}

void append_padded(std::string& out, int number, std::size_t width) {
  const std::string digits = std::to_string(number);
  out.append(width - std::min(width, digits.size()), '0').append(digits);
}

}  // namespace

Result<CivilDate> parse_civil_date(std::string_view text) {
  std::string digits(text);
  if (text.size() == 10 && text[4] == '-' && text[7] == '-') digits = replace_all(digits, "-", "");
  if (digits.size() != 8 || !are_digits(digits)) {
    return Error{ErrorKind::kBadInput, "is no date as 2021-04-09"};
  }
  const std::string_view view = digits;
  const CivilDate date = {number_of(view.substr(0, 4)), number_of(view.substr(4, 2)),
                          number_of(view.substr(6, 2))};
  if (!is_real({.year = date.year, .month = date.month, .day = date.day}) || date.day == 0)
    return Error{ErrorKind::kBadInput, "is no day of the calendar"};
  return date;
}

std::string to_text(CivilDate date) {
  std::string out;
  append_padded(out, date.year, 4);
  out += '-';
  append_padded(out, date.month, 2);
  out += '-';
  append_padded(out, date.day, 2);
  return out;
}

std::int64_t days_of(CivilDate date) { return days_since_1970(date.year, date.month, date.day); }

CivilDate date_of(std::int64_t days) {
  const DateValue date = date_at(days * kSecondsPerDay, 0);
  return {date.year, date.month, date.day};
}

}  // namespace sheaf
