#include "extractors/meta/date_grammar.h"

#include <array>
#include <utility>

namespace sheaf {
namespace {

using Number = DateCursor::Number;

bool commit(DateCursor& cursor, const DateCursor& ahead, DateValue& date, const DateValue& out) {
  if (!is_real(out)) return false;
  cursor = ahead;
  date = out;
  return true;
}

// '-' '/' '.', with space around it; 0 if none of them is next.
char32_t eat_separator(DateCursor& cursor) {
  DateCursor ahead = cursor;
  ahead.skip_space();
  const char32_t c = ahead.next();
  if (c != U'-' && c != U'/' && c != U'.') return 0;
  ahead.skip_space();
  cursor = ahead;
  return c;
}

// Whether the digits just read go on: "2021-04-09-17" is no date, "2021-04-09-17:30" is.
bool goes_on(DateCursor cursor, char32_t separator) {
  if (cursor.at_digit()) return true;
  if (!cursor.eat(separator) || !cursor.at_digit()) return false;
  cursor.number(9);
  return cursor.peek() != U':';
}

Number any_number(DateCursor& cursor) {
  const Number number = cursor.number(2);
  return number.digits > 0 ? number : cursor.han_number();
}

// "月9日" and kin behind a year; the day may be missing where `least` allows it.
bool take_han_month_and_day(DateCursor& cursor, LeastPrecision least, DateValue& date) {
  DateCursor ahead = cursor;
  DateValue out = date;
  ahead.skip_space();
  out.month = any_number(ahead).value;
  ahead.skip_space();
  if (out.month == 0 || !ahead.eat_any(U"月월")) return false;
  DateCursor after_month = ahead;
  ahead.skip_space();
  out.day = any_number(ahead).value;
  ahead.skip_space();
  if (out.day == 0 || !ahead.eat_any(U"日号號일")) {
    if (least == LeastPrecision::kDay) return false;
    out.day = 0;
    ahead = after_month;
  }
  return commit(cursor, ahead, date, out);
}

// Dots, commas, hyphens, spaces, "of", "de", "года" between the parts of a date.
void skip_date_joiners(DateCursor& cursor) {
  for (int i = 0; i < 6; ++i) {
    if (cursor.skip_space() || cursor.eat_any(U".,-/'")) continue;
    DateCursor ahead = cursor;
    if (!joins_date(ahead.word().view())) return;
    cursor = ahead;
  }
}

int take_month_name(DateCursor& cursor) {
  DateCursor ahead = cursor;
  const int month = month_by_name(ahead.word().view());
  if (month == 0) return 0;
  ahead.eat('.');
  cursor = ahead;
  return month;
}

// The number of a day with what is glued to it: "9", "9th", "1er", "9.", "1º".
int take_day_number(DateCursor& cursor) {
  DateCursor ahead = cursor;
  const Number number = ahead.number(2);
  if (number.digits == 0 || number.value < 1 || number.value > 31) return 0;
  DateCursor suffix = ahead;
  if (is_ordinal_suffix(suffix.word().view())) ahead = suffix;
  ahead.eat_any(U"º°ª.");
  cursor = ahead;
  return number.value;
}

// "April 9", "Apr-09", "április 9." behind a year.
bool take_named_month_and_day(DateCursor& cursor, LeastPrecision least, DateValue& date) {
  DateCursor ahead = cursor;
  DateValue out = date;
  skip_date_joiners(ahead);
  out.month = take_month_name(ahead);
  if (out.month == 0) return false;
  const DateCursor after_month = ahead;
  skip_date_joiners(ahead);
  out.day = take_day_number(ahead);
  if (out.day == 0 || ahead.at_digit()) {
    if (least == LeastPrecision::kDay) return false;
    out.day = 0;
    ahead = after_month;
  }
  return commit(cursor, ahead, date, out);
}

bool take_numeric_month_and_day(DateCursor& cursor, LeastPrecision least, DateValue& date) {
  DateCursor ahead = cursor;
  DateValue out = date;
  const char32_t separator = eat_separator(ahead);
  if (separator == 0) return false;
  out.month = ahead.number(2).value;
  if (out.month == 0) return false;
  const DateCursor after_month = ahead;
  if (eat_separator(ahead) == separator) out.day = ahead.number(2).value;
  if (out.day == 0) {
    if (least != LeastPrecision::kMonth || goes_on(after_month, separator)) return false;
    return commit(cursor, after_month, date, out);
  }
  if (goes_on(ahead, separator)) return false;
  return commit(cursor, ahead, date, out);
}

bool take_year_first(DateCursor& cursor, LeastPrecision least, DateValue& date) {
  DateCursor ahead = cursor;
  DateValue out;
  const Number year = ahead.number(4);
  if (year.digits != 4) return false;
  out.year = year.value;
  DateCursor unit = ahead;
  unit.skip_space();
  const bool han = unit.eat_any(U"年년");
  if (han && take_han_month_and_day(unit, least, out)) return commit(cursor, unit, date, out);
  if (!han && (take_numeric_month_and_day(ahead, least, out) ||
               take_named_month_and_day(ahead, least, out))) {
    return commit(cursor, ahead, date, out);
  }
  return false;
}

struct Era {
  std::string_view name;
  int year_zero;
};

constexpr std::array kEras = std::to_array<Era>(
    {{"令和", 2018}, {"平成", 1988}, {"昭和", 1925}, {"民國", 1911}, {"民国", 1911}});

// "令和3年4月9日", "令和元年", "二〇二一年四月九日".
bool take_han_date(DateCursor& cursor, LeastPrecision least, DateValue& date) {
  DateCursor ahead = cursor;
  DateValue out;
  for (const Era& era : kEras) {
    if (!ahead.eat_text(era.name)) continue;
    ahead.skip_space();
    Number year = ahead.number(3);
    if (year.digits == 0) year.value = ahead.eat(U'元') ? 1 : ahead.han_number().value;
    if (year.value > 0) out.year = era.year_zero + year.value;
    break;
  }
  if (out.year == 0) {
    const Number year = ahead.han_number();
    if (year.digits != 4) return false;
    out.year = year.value;
  }
  ahead.skip_space();
  if (!ahead.eat(U'年') || !take_han_month_and_day(ahead, least, out)) return false;
  return commit(cursor, ahead, date, out);
}

// The year of a two-digit one: 69 is 2069 and 70 is 1970, as POSIX has it.
int full_year(int two_digits) { return two_digits + (two_digits < 69 ? 2000 : 1900); }

// 04/09/2021 in the order that the style says, or in the only one that is possible.
bool set_day_and_month(int first, int second, DateStyle::Order order, DateValue& date) {
  const bool month_first = order == DateStyle::Order::kMonthFirst;
  date.month = month_first ? first : second;
  date.day = month_first ? second : first;
  if (is_real(date)) return true;
  std::swap(date.month, date.day);
  return is_real(date);
}

// "9.4.2021", "04/09/2021", "09-04-2021", "04/09/21". Two digits for a year are believed only if
// the other parts cannot be those of a version or a decimal.
bool take_numeric_date(DateCursor& cursor, const DateStyle& style, DateValue& date) {
  DateCursor ahead = cursor;
  const Number first = ahead.number(2);
  const char32_t separator = eat_separator(ahead);
  const Number second = ahead.number(2);
  if (first.value == 0 || separator == 0 || second.value == 0) return false;
  if (eat_separator(ahead) != separator) return false;
  const Number year = ahead.number(4);
  if (goes_on(ahead, separator)) return false;
  DateValue out;
  out.year = year.value;
  if (year.digits == 2) {
    const bool padded = first.digits == 2 && second.digits == 2;
    if (separator == U'-' || (separator == U'.' && !padded) || ahead.peek() == U'%') return false;
    out.year = full_year(year.value);
  } else if (year.digits != 4) {
    return false;
  }
  const auto order = separator == U'.' ? DateStyle::Order::kDayFirst : style.order;
  if (!set_day_and_month(first.value, second.value, order, out)) return false;
  return commit(cursor, ahead, date, out);
}

// The year behind day and month: ", 2021", " de 2021", "-21", " '21", or, as Unix has it, behind
// the time of day: " 16:40:16 CST 2021".
bool take_year(DateCursor& cursor, const DateStyle& style, DateValue& date) {
  DateCursor ahead = cursor;
  const bool glued = ahead.eat('-');
  skip_date_joiners(ahead);
  const std::string_view joiners = cursor.rest().substr(0, ahead.pos() - cursor.pos());
  const bool quoted = joiners.ends_with('\'') || joiners.ends_with("\u2019");
  const Number year = ahead.number(4);
  if (year.digits == 4 || (year.digits == 2 && (glued || quoted))) {
    if (ahead.peek() == U':') return false;
    date.year = year.digits == 4 ? year.value : full_year(year.value);
    cursor = ahead;
    return true;
  }
  DateCursor clock = cursor;
  DateValue out = date;
  if (!take_clock_after_date(clock, style, out)) return false;
  clock.skip_space();
  const Number late_year = clock.number(4);
  if (late_year.digits != 4) return false;
  out.year = late_year.value;
  date = out;
  cursor = clock;
  return true;
}

// "9 April 2021", "1er avril 2021", "9. dubna 2021", "9 de abril de 2021", "09-Apr-21",
// "9 tháng 4 năm 2021".
bool take_day_and_named_month(DateCursor& cursor, const DateStyle& style, DateValue& date) {
  DateCursor ahead = cursor;
  DateValue out;
  out.day = take_day_number(ahead);
  if (out.day == 0) return false;
  skip_date_joiners(ahead);
  const bool vietnamese = cursor.rest().substr(0, ahead.pos() - cursor.pos()).ends_with("tháng ");
  out.month = vietnamese ? ahead.number(2).value : take_month_name(ahead);
  if (out.month == 0 || !take_year(ahead, style, out)) return false;
  return commit(cursor, ahead, date, out);
}

// "April 9, 2021", "Apr. 9th 2021", "Apr-09-2021", "Apr 09 16:40:16 +0800 2021", "April 2021".
bool take_named_month_first(DateCursor& cursor, const DateStyle& style, LeastPrecision least,
                            DateValue& date) {
  DateCursor ahead = cursor;
  DateValue out;
  out.month = take_month_name(ahead);
  if (out.month == 0) return false;
  DateCursor after_month = ahead;
  skip_date_joiners(ahead);
  out.day = take_day_number(ahead);
  if (out.day > 0 && !ahead.at_digit() && take_year(ahead, style, out)) {
    return commit(cursor, ahead, date, out);
  }
  if (least == LeastPrecision::kDay) return false;
  skip_date_joiners(after_month);
  const Number year = after_month.number(4);
  if (year.digits != 4) return false;
  out = {.year = year.value, .month = out.month};
  return commit(cursor, after_month, date, out);
}

// A date without its time of day.
bool take_day(DateCursor& cursor, const DateStyle& style, LeastPrecision least, DateValue& date) {
  if (cursor.at_digit()) {
    return take_year_first(cursor, least, date) || take_numeric_date(cursor, style, date) ||
           take_day_and_named_month(cursor, style, date);
  }
  return take_named_month_first(cursor, style, least, date) || take_han_date(cursor, least, date);
}

// "18:03, 9 April 2021"
bool take_clock_first(DateCursor& cursor, const DateStyle& style, DateValue& date) {
  DateCursor ahead = cursor;
  DateValue clock, out;
  if (!take_clock(ahead, ClockMark::kBare, clock)) return false;
  const DateCursor after_clock = ahead;
  take_zone(ahead, style, clock);
  skip_to_clock(ahead);
  for (int i = 0; i < 2; ++i) {  // "on", "am", "le"
    DateCursor word = ahead;
    const DateCursor::Word name = word.word();
    if (name.size == 0 || name.size > 3 || month_by_name(name.view()) != 0) break;
    word.skip_space();
    ahead = word;
  }
  if (after_clock.pos() == ahead.pos() || !take_day(ahead, style, LeastPrecision::kDay, out)) {
    return false;
  }
  out.hour = clock.hour;
  out.minute = clock.minute;
  out.second = clock.second;
  DateCursor zone = after_clock;
  take_zone(zone, style, out);
  return commit(cursor, ahead, date, out);
}

}  // namespace

bool take_date(DateCursor& cursor, const DateStyle& style, LeastPrecision least, DateValue& date) {
  if (cursor.at_digit() && take_clock_first(cursor, style, date)) return true;
  DateCursor ahead = cursor;
  DateValue out;
  if (!take_day(ahead, style, least, out)) return false;
  if (out.hour < 0 && out.day > 0) {
    DateCursor clock = ahead;
    DateValue timed = out;
    if (take_clock_after_date(clock, style, timed) && is_real(timed)) {
      out = timed;
      ahead = clock;
    }
  }
  return commit(cursor, ahead, date, out);
}

}  // namespace sheaf
