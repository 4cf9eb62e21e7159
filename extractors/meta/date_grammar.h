// How dates and times of day are written. Each take_ function reads at the cursor: on success it
// moves past what it read, fills the value and gives true; else cursor and value are unchanged.
#pragma once

#include <cstdint>

#include "extractors/meta/date_cursor.h"
#include "extractors/meta/date_value.h"
#include "extractors/meta/date_words.h"

namespace sheaf {

// What the words of a text leave open.
struct DateStyle {
  enum class Order : std::uint8_t { kDayFirst, kMonthFirst };
  Order order = Order::kDayFirst;  // of 04/09/2021
  CstIn cst = CstIn::kAmerica;
};

// A day, or only a month where `least` allows it, with the time of day before or behind it if there
// is one: "2021-04-09T18:03+08:00", "2021年4月9日 下午6:03", "Fri, 9 Apr 2021", "6:03 PM,
// 4/9/2021", "9. April 2021 um 18:03 Uhr", "民國110年4月9日", "二〇二一年四月九日".
enum class LeastPrecision : std::uint8_t {
  kDay,
  kNamedMonth,  // "April 2021", "2021年4月"
  kMonth,       // "2021-04" too
};
bool take_date(DateCursor& cursor, const DateStyle& style, LeastPrecision least, DateValue& date);

// date_clock.cpp
// The time of day that may follow a date, with what joins them ("T", ", ", " um ", " 星期五 ") and
// its zone.
bool take_clock_after_date(DateCursor& cursor, const DateStyle& style, DateValue& date);
// A time of day at the cursor: "18:03", "18:03:16.5", "6:03 pm", "下午6点03分", "18h03", "18.03
// Uhr". kMarked: a word before it says that it is one, so that "18.03" will do; kIso: "T18" will do
// too.
enum class ClockMark : std::uint8_t { kBare, kMarked, kIso };
bool take_clock(DateCursor& cursor, ClockMark mark, DateValue& date);
// "Z", "+08:00", "-0500", " GMT+8", " EDT", " (CST)".
bool take_zone(DateCursor& cursor, const DateStyle& style, DateValue& date);
// Commas, bars, weekdays, "(Fri)", words such as "at": kMarked if one of them tells of a time.
ClockMark skip_to_clock(DateCursor& cursor);

}  // namespace sheaf
