#include "extractors/meta/date_relative.h"

#include <array>
#include <cstdint>

#include "base/text.h"

namespace sheaf {
namespace {

constexpr std::size_t kLongestPhrase = 200;
constexpr std::int64_t kDay = 86400;
constexpr int kChina = 480, kJapan = 540;

struct NamedDay {
  std::string_view text;  // lower case
  int days_ago;
  int offset;
};

constexpr std::array kNamedDays = std::to_array<NamedDay>({
    {"今天", 0, kChina},   {"今日", 0, kChina}, {"昨天", 1, kChina}, {"昨日", 1, kChina},
    {"前天", 2, kChina},   {"前日", 2, kChina}, {"오늘", 0, kJapan}, {"어제", 1, kJapan},
    {"yesterday", 1, 0},   {"today", 0, 0},     {"gestern", 1, 0},   {"heute", 0, 0},
    {"aujourd'hui", 0, 0}, {"hier", 1, 0},      {"ayer", 1, 0},      {"hoy", 0, 0},
    {"ontem", 1, 0},       {"hoje", 0, 0},      {"ieri", 1, 0},      {"oggi", 0, 0},
    {"gisteren", 1, 0},    {"vandaag", 0, 0},   {"вчера", 1, 0},     {"сегодня", 0, 0},
    {"вчора", 1, 0},       {"сьогодні", 0, 0},  {"wczoraj", 1, 0},   {"dzisiaj", 0, 0},
    {"včera", 1, 0},       {"dnes", 0, 0},      {"i går", 1, 0},     {"igår", 1, 0},
    {"i dag", 0, 0},       {"idag", 0, 0},      {"dün", 1, 0},       {"bugün", 0, 0},
});

struct HanUnit {
  std::string_view text;  // with its 前; longer ones before those that begin alike
  Unit unit;
  int offset;
};

constexpr std::array kHanUnits = std::to_array<HanUnit>({
    {"秒钟前", Unit::kSecond, kChina}, {"秒前", Unit::kSecond, kChina},
    {"分钟前", Unit::kMinute, kChina}, {"分鐘前", Unit::kMinute, kChina},
    {"分前", Unit::kMinute, kJapan},   {"小时前", Unit::kHour, kChina},
    {"小時前", Unit::kHour, kChina},   {"時間前", Unit::kHour, kJapan},
    {"天前", Unit::kDay, kChina},      {"日前", Unit::kDay, kJapan},
    {"周前", Unit::kWeek, kChina},     {"星期前", Unit::kWeek, kChina},
    {"週間前", Unit::kWeek, kJapan},   {"个月前", Unit::kMonth, kChina},
    {"個月前", Unit::kMonth, kChina},  {"か月前", Unit::kMonth, kJapan},
    {"ヶ月前", Unit::kMonth, kJapan},  {"초 전", Unit::kSecond, kJapan},
    {"분 전", Unit::kMinute, kJapan},  {"시간 전", Unit::kHour, kJapan},
    {"일 전", Unit::kDay, kJapan},     {"주 전", Unit::kWeek, kJapan},
    {"개월 전", Unit::kMonth, kJapan},
});

DateValue months_before(DateValue date, int count) {
  const int months = date.year * 12 + date.month - 1 - count;
  return {.year = months / 12, .month = months % 12 + 1};
}

DateValue drop_clock(DateValue date) {
  return {.year = date.year, .month = date.month, .day = date.day};
}

DateValue ago(int count, Unit unit, std::int64_t reference, int offset) {
  constexpr std::array<std::int64_t, 7> kSeconds = {0, 1, 60, 3600, kDay, 7 * kDay, 0};
  if (unit == Unit::kMonth) return months_before(date_at(reference, offset), count);
  DateValue date = date_at(reference - count * kSeconds[static_cast<std::size_t>(unit)], offset);
  date.second = -1;
  return unit == Unit::kDay || unit == Unit::kWeek ? drop_clock(date) : date;
}

// "3小时前", "3 hours ago"; `before` is the text in front of the number: "vor", "il y a".
std::optional<DateValue> read_count(DateCursor& cursor, std::string_view before,
                                    std::int64_t reference) {
  const DateCursor::Number count = cursor.number(3);
  if (count.digits == 0) return std::nullopt;
  cursor.skip_space();
  for (const HanUnit& row : kHanUnits) {
    if (cursor.eat_text(row.text)) return ago(count.value, row.unit, reference, row.offset);
  }
  const Unit unit = unit_by_name(cursor.word().view());
  if (unit == Unit::kNone) return std::nullopt;
  cursor.eat('.');
  cursor.skip_space();
  before = trim(before);
  DateCursor last_word(before, before.rfind(' ') + 1);  // npos + 1 = the whole
  DateCursor ahead = cursor;
  if (is_ago(ahead.word().view())) {
    cursor = ahead;
  } else if (!is_before_ago(last_word.word().view())) {
    return std::nullopt;
  }
  return ago(count.value, unit, reference, 0);
}

// "an hour ago", "半小时前", "刚刚", "just now"
std::optional<RelativeMatch> find_phrase(std::string_view text, std::int64_t reference) {
  struct Phrase {
    std::string_view text;
    int count;
    Unit unit;
    int offset;
  };
  static constexpr std::array kPhrases = std::to_array<Phrase>({
      {"刚刚", 0, Unit::kMinute, kChina},
      {"剛剛", 0, Unit::kMinute, kChina},
      {"半小时前", 30, Unit::kMinute, kChina},
      {"半小時前", 30, Unit::kMinute, kChina},
      {"just now", 0, Unit::kMinute, 0},
      {"a minute ago", 1, Unit::kMinute, 0},
      {"an hour ago", 1, Unit::kHour, 0},
      {"a day ago", 1, Unit::kDay, 0},
      {"a week ago", 1, Unit::kWeek, 0},
      {"a month ago", 1, Unit::kMonth, 0},
  });
  for (const Phrase& row : kPhrases) {
    const std::size_t at = find_ignore_case(text, row.text);
    if (at == text.npos) continue;
    return RelativeMatch{ago(row.count, row.unit, reference, row.offset), at, at + row.text.size()};
  }
  return std::nullopt;
}

std::optional<RelativeMatch> find_named_day(std::string_view text, std::int64_t reference) {
  for (const NamedDay& row : kNamedDays) {
    const std::size_t at = find_ignore_case(text, row.text);
    if (at == text.npos) continue;
    const bool glued = row.offset == 0 && at > 0 && is_ascii_alpha(text[at - 1]);
    DateCursor cursor(text, at + row.text.size());
    if (glued || (row.offset == 0 && is_ascii_alpha(static_cast<char>(cursor.peek() & 0x7F)))) {
      continue;
    }
    DateValue date = drop_clock(date_at(reference - row.days_ago * kDay, row.offset));
    take_clock_after_date(cursor, {}, date);
    if (date.hour >= 0 && row.offset != 0 && !date.offset) date.offset = row.offset;
    return RelativeMatch{date, at, cursor.pos()};
  }
  return std::nullopt;
}

// Gives the day the latest year in which it is not after the reference.
std::optional<DateValue> with_year(DateValue date, std::int64_t reference) {
  date.year = date_at(reference + kDay, 0).year;
  for (int tries = 0; tries < 9; ++tries, --date.year) {  // 29 February: up to eight years
    if (is_real(date) && first_second(date) <= reference + kDay) return date;
  }
  return std::nullopt;
}

// "4月9日 18:03", "04-09 18:03", "April 9", "9 April"
std::optional<DateValue> read_yearless(DateCursor& cursor, const DateStyle& style) {
  DateValue date;
  DateCursor::Number first = cursor.number(2);
  if (first.digits == 0) return std::nullopt;
  cursor.skip_space();
  if (cursor.eat_any(U"月월")) {
    cursor.skip_space();
    date.month = first.value;
    date.day = cursor.number(2).value;
    if (!cursor.eat_any(U"日号號일")) return std::nullopt;
    take_clock_after_date(cursor, style, date);
  } else if (cursor.eat('-') || cursor.eat('/')) {
    const DateCursor::Number second = cursor.number(2);
    const bool separated = cursor.peek() == U' ';
    date.month = first.value;
    date.day = second.value;
    if (first.digits != 2 || second.digits != 2 || !separated) return std::nullopt;
    if (!take_clock_after_date(cursor, style, date)) return std::nullopt;
  } else {
    return std::nullopt;
  }
  return date.month > 0 && date.day > 0 ? std::optional(date) : std::nullopt;
}

bool begins_digits(std::string_view text, std::size_t at) {
  return is_ascii_digit(text[at]) && (at == 0 || !is_ascii_digit(text[at - 1]));
}

}  // namespace

std::optional<RelativeMatch> find_relative_date(std::string_view text, std::int64_t reference) {
  if (text.size() > kLongestPhrase) return std::nullopt;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (!begins_digits(text, i)) continue;
    DateCursor cursor(text, i);
    if (const auto date = read_count(cursor, text.substr(0, i), reference)) {
      return RelativeMatch{*date, i, cursor.pos()};
    }
  }
  if (auto match = find_phrase(text, reference)) return match;
  return find_named_day(text, reference);
}

std::optional<RelativeMatch> find_yearless_date(std::string_view text, const DateStyle& style,
                                                std::int64_t reference) {
  if (text.size() > kLongestPhrase) return std::nullopt;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (!begins_digits(text, i)) continue;
    if (i > 0 && (text[i - 1] == '-' || text[i - 1] == '/' || text[i - 1] == '.')) continue;
    DateCursor cursor(text, i);
    const std::optional<DateValue> yearless = read_yearless(cursor, style);
    if (!yearless) continue;
    const std::optional<DateValue> date = with_year(*yearless, reference);
    return date ? std::optional(RelativeMatch{*date, i, cursor.pos()}) : std::nullopt;
  }
  return std::nullopt;
}

}  // namespace sheaf
