#include <array>
#include <cstdint>
#include <string>

#include "extractors/meta/date_grammar.h"

namespace sheaf {
namespace {

struct HanDayPart {
  std::string_view text;
  DayPart part;
};

constexpr std::array kHanDayParts = std::to_array<HanDayPart>({
    {"上午", DayPart::kAm},
    {"凌晨", DayPart::kAm},
    {"早上", DayPart::kAm},
    {"清晨", DayPart::kAm},
    {"早晨", DayPart::kAm},
    {"中午", DayPart::kNoon},
    {"下午", DayPart::kPm},
    {"傍晚", DayPart::kPm},
    {"晚上", DayPart::kNight},
    {"晚间", DayPart::kNight},
    {"深夜", DayPart::kNight},
    {"午前", DayPart::kAm},
    {"午後", DayPart::kPm},
    {"오전", DayPart::kAm},
    {"오후", DayPart::kPm},
});

DayPart eat_han_day_part(DateCursor& cursor) {
  const char32_t next = cursor.peek();
  if (next < 0x4E00) return DayPart::kNone;
  for (const HanDayPart& row : kHanDayParts) {
    if (cursor.eat_text(row.text)) return row.part;
  }
  return DayPart::kNone;
}

// "am", "p.m.", "p. m."
DayPart eat_latin_day_part(DateCursor& cursor) {
  DateCursor ahead = cursor;
  ahead.skip_space();
  DateCursor::Word word = ahead.word();
  DayPart part = day_part_by_name(word.view());
  if (part == DayPart::kNone && (word.view() == "a" || word.view() == "p") && ahead.eat('.')) {
    ahead.skip_space();
    if (ahead.word().view() != "m") return DayPart::kNone;
    ahead.eat('.');
    part = word.view() == "a" ? DayPart::kAm : DayPart::kPm;
  }
  if (part != DayPart::kNone) cursor = ahead;
  return part;
}

enum class Separator : std::uint8_t { kNone, kColon, kDot, kHour };

Separator eat_hour_separator(DateCursor& cursor) {
  DateCursor ahead = cursor;
  if (ahead.eat(':')) {
    cursor = ahead;
    return Separator::kColon;
  }
  ahead.skip_space();
  if (ahead.eat_any(U"时時点點시")) {
    ahead.skip_space();
    cursor = ahead;
    return Separator::kHour;
  }
  if (ahead.eat('h') || ahead.eat('H')) {
    if (!ahead.word().view().empty()) return Separator::kNone;
    ahead.eat('.');
    ahead.skip_space();
    cursor = ahead;
    return Separator::kHour;
  }
  ahead = cursor;
  if (!ahead.eat('.') || !ahead.at_digit()) return Separator::kNone;
  cursor = ahead;
  return Separator::kDot;
}

// ".123" behind the seconds; digits beyond nanoseconds are dropped.
void take_fraction(DateCursor& cursor, DateValue& date) {
  DateCursor ahead = cursor;
  if ((!ahead.eat('.') && !ahead.eat(',')) || !ahead.at_digit()) return;
  for (; ahead.at_digit(); cursor = ahead) {
    const int digit = static_cast<int>(ahead.next() - U'0');
    if (date.fraction_digits >= 9) continue;
    date.fraction = date.fraction * 10 + digit;
    ++date.fraction_digits;
  }
  cursor = ahead;
}

void take_seconds(DateCursor& cursor, Separator separator, DateValue& date) {
  DateCursor ahead = cursor;
  if (separator == Separator::kHour) {
    ahead.skip_space();
  } else if (!ahead.eat(separator == Separator::kDot ? U'.' : U':')) {
    return;
  }
  const DateCursor::Number second = ahead.number(2);
  if (second.digits == 0 || second.value > 60) return;
  if (separator == Separator::kHour && !ahead.eat_any(U"秒초")) return;
  date.second = second.value;
  cursor = ahead;
  if (separator == Separator::kColon) take_fraction(cursor, date);
}

// "1803", "180316" behind a 'T'.
bool take_compact_clock(DateCursor& cursor, DateValue& date) {
  DateCursor ahead = cursor;
  const DateCursor::Number number = ahead.number(6);
  if (number.digits != 4 && number.digits != 6) return false;
  const int minutes = number.digits == 6 ? number.value / 100 : number.value;
  if (minutes / 100 > 23 || minutes % 100 > 59) return false;
  date.hour = minutes / 100;
  date.minute = minutes % 100;
  if (number.digits == 6) date.second = number.value % 100;
  cursor = ahead;
  if (date.second >= 0) take_fraction(cursor, date);
  return true;
}

// "Uhr", "uur", which make any number an hour (true); "hrs", "h", which only go with "18:03".
bool eat_hour_word(DateCursor& cursor) {
  DateCursor ahead = cursor;
  ahead.skip_space();
  const DateCursor::Word word = ahead.word();
  const bool says_hour = word.view() == "uhr" || word.view() == "uur";
  if (says_hour || word.view() == "h" || word.view() == "hs" || word.view() == "hrs")
    cursor = ahead;
  return says_hour;
}

// Minutes behind the separator; without any, the hour stands alone ("18h", "下午6点").
bool take_minutes(DateCursor& cursor, Separator separator, DateValue& date) {
  DateCursor ahead = cursor;
  const DateCursor::Number minute = ahead.number(2);
  const bool usual = minute.digits == 2 || (minute.digits == 1 && separator == Separator::kHour);
  if (!usual || minute.value > 59) {
    if (separator != Separator::kHour) return false;
    date.minute = 0;
    return true;
  }
  date.minute = minute.value;
  ahead.eat_any(U"分분");
  cursor = ahead;
  take_seconds(cursor, separator, date);
  return true;
}

// "+08:00", "-0500", "+8", "+08'00'".
bool take_numeric_zone(DateCursor& cursor, DateValue& date) {
  DateCursor ahead = cursor;
  const bool west = ahead.peek() == U'-';
  if (!ahead.eat('-') && !ahead.eat('+')) return false;
  const DateCursor::Number number = ahead.number(4);
  if (number.digits == 0) return false;
  int hours = number.digits > 2 ? number.value / 100 : number.value;
  int minutes = number.digits > 2 ? number.value % 100 : 0;
  if (number.digits <= 2 && (ahead.eat(':') || ahead.eat('\''))) {
    const DateCursor::Number rest = ahead.number(2);
    if (rest.digits != 2) return false;
    minutes = rest.value;
    ahead.eat('\'');
  }
  if (hours > (west ? 11 : 14) || minutes % 15 != 0 || minutes > 45) return false;
  date.offset = (west ? -1 : 1) * (hours * 60 + minutes);
  date.zulu = false;
  cursor = ahead;
  return true;
}

// Capital letters at the cursor, at most five, and nothing but them up to the word's end.
std::string_view eat_capitals(DateCursor& cursor) {
  const std::string_view rest = cursor.rest();
  std::size_t size = 0;
  while (size < rest.size() && rest[size] >= 'A' && rest[size] <= 'Z') ++size;
  if (size == 0 || size > 5) return {};
  DateCursor ahead(rest, size);
  if (!ahead.word().view().empty()) return {};
  cursor.eat_text(rest.substr(0, size));
  return rest.substr(0, size);
}

// What may follow an offset and says it again: " (CST)", " CST", "[Asia/Shanghai]".
void skip_zone_comment(DateCursor& cursor, const DateStyle& style, const DateValue& date) {
  DateCursor ahead = cursor;
  ahead.skip_space();
  if (ahead.eat_any(U"([")) {
    for (int i = 0; i < 40 && !ahead.at_end(); ++i) {
      if (!ahead.eat_any(U")]")) {
        ahead.next();
        continue;
      }
      cursor = ahead;
      return;
    }
    return;
  }
  if (zone_by_name(eat_capitals(ahead), date, style.cst)) cursor = ahead;
}

bool take_named_zone(DateCursor& cursor, const DateStyle& style, DateValue& date) {
  DateCursor ahead = cursor;
  const bool bracketed = ahead.eat('(');
  std::string_view name = eat_capitals(ahead);
  if (name.empty() && ahead.eat('z')) name = "Z";
  if (name.empty() && ahead.eat_text("МСК")) name = "MSK";
  const std::optional<int> minutes = zone_by_name(name, date, style.cst);
  if (!minutes) return false;
  if (*minutes == 0 && name != "Z") {
    DateCursor sign = ahead;
    sign.skip_space();
    if (take_numeric_zone(sign, date)) {
      skip_zone_comment(sign, style, date);
      cursor = sign;
      return true;
    }
  }
  if (bracketed && !ahead.eat(')')) return false;
  date.offset = *minutes;
  date.zulu = name == "Z" || name == "UTC" || name == "GMT";
  cursor = ahead;
  return true;
}

bool eat_joining_word(DateCursor& cursor, ClockMark& mark) {
  DateCursor ahead = cursor;
  const DateCursor::Word word = ahead.word();
  if (is_weekday_name(word.view()) && month_by_name(word.view()) == 0) {
    ahead.eat('.');
  } else if (joins_clock(word.view())) {
    mark = ClockMark::kMarked;
    ahead.eat('.');
  } else {
    return false;
  }
  cursor = ahead;
  return true;
}

// "星期五", "周五", "礼拜五", "(金)", "[Fri]", "금요일".
bool eat_han_weekday(DateCursor& cursor) {
  DateCursor ahead = cursor;
  if (ahead.eat_any(U"([【")) {
    for (int i = 0; i < 12 && !ahead.at_digit(); ++i) {
      if (ahead.eat_any(U")]】")) {
        cursor = ahead;
        return true;
      }
      ahead.next();
    }
    return false;
  }
  const bool named = ahead.eat_text("星期") || ahead.eat_text("周") || ahead.eat_text("週") ||
                     ahead.eat_text("礼拜");
  if (named ? !ahead.eat_any(U"一二三四五六日天末")
            : !ahead.eat_any(U"月火水木金土日월화수목금토일")) {
    return false;
  }
  if (!named && !ahead.eat_text("曜日") && !ahead.eat_text("요일")) return false;
  cursor = ahead;
  return true;
}

}  // namespace

ClockMark skip_to_clock(DateCursor& cursor) {
  ClockMark mark = ClockMark::kBare;
  for (int i = 0; i < 8; ++i) {
    if (cursor.skip_space()) continue;
    if (cursor.eat_any(U",|-·•/@.;~、") || cursor.eat_any(U"的の") || eat_han_weekday(cursor))
      continue;
    if (!eat_joining_word(cursor, mark)) break;
  }
  return mark;
}

bool take_clock(DateCursor& cursor, ClockMark mark, DateValue& date) {
  DateCursor ahead = cursor;
  DateValue out = date;
  out.minute = out.second = -1;
  out.fraction = out.fraction_digits = 0;
  DayPart part = eat_han_day_part(ahead);
  ahead.skip_space();
  const DateCursor::Number hour = ahead.number(2);
  if (hour.digits == 0) return false;
  const Separator separator = eat_hour_separator(ahead);
  if (separator != Separator::kNone && !take_minutes(ahead, separator, out)) return false;
  const DayPart latin = eat_latin_day_part(ahead);
  if (latin != DayPart::kNone) part = latin;
  const bool worded = eat_hour_word(ahead) || part != DayPart::kNone || mark == ClockMark::kIso;
  if (separator == Separator::kNone && !worded) return false;
  if (separator == Separator::kDot && !worded && mark == ClockMark::kBare) return false;
  const std::optional<int> real_hour = hour_of_day(hour.value, part);
  if (!real_hour || ahead.at_digit()) return false;
  out.hour = *real_hour;
  if (out.minute < 0) out.minute = 0;
  date = out;
  cursor = ahead;
  return true;
}

bool take_zone(DateCursor& cursor, const DateStyle& style, DateValue& date) {
  DateCursor ahead = cursor;
  ahead.skip_space();
  if (take_numeric_zone(ahead, date)) {
    skip_zone_comment(ahead, style, date);
  } else if (!take_named_zone(ahead, style, date)) {
    return false;
  }
  cursor = ahead;
  return true;
}

bool take_clock_after_date(DateCursor& cursor, const DateStyle& style, DateValue& date) {
  DateCursor ahead = cursor;
  DateValue out = date;
  if ((ahead.eat('T') || ahead.eat('t')) && ahead.at_digit()) {
    if (!take_compact_clock(ahead, out) && !take_clock(ahead, ClockMark::kIso, out)) return false;
  } else {
    ahead = cursor;
    const ClockMark mark = skip_to_clock(ahead);
    if (!take_clock(ahead, mark, out)) return false;
  }
  take_zone(ahead, style, out);
  date = out;
  cursor = ahead;
  return true;
}

}  // namespace sheaf
