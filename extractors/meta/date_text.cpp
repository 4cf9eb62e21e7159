#include "extractors/meta/date_text.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include "base/text.h"
#include "extractors/meta/date_grammar.h"
#include "extractors/meta/date_relative.h"
#include "extractors/meta/date_value.h"

namespace sheaf {
namespace {

constexpr int kFirstYear = 1995;  // before it there was no web to publish on
constexpr int kLastYear = 2099;
constexpr std::int64_t kDay = 86400;

DateStyle style_of(std::string_view language) {
  const std::string_view primary = language.substr(0, language.find_first_of("-_"));
  const std::string_view region = language.substr(std::min(primary.size() + 1, language.size()));
  DateStyle style;
  if (equals_ignore_case(primary, "zh")) style.cst = CstIn::kChina;
  const bool east_asian = equals_ignore_case(primary, "zh") || equals_ignore_case(primary, "ja") ||
                          equals_ignore_case(primary, "ko");
  const bool american = equals_ignore_case(primary, "en") &&
                        (region.empty() || equals_ignore_case(region, "us") ||
                         equals_ignore_case(region, "ca") || equals_ignore_case(region, "ph"));
  if (east_asian || american) style.order = DateStyle::Order::kMonthFirst;
  return style;
}

bool in_range(const DateValue& date, const DateContext& context) {
  if (!is_real(date) || date.year < kFirstYear || date.year > kLastYear) return false;
  return !context.reference || first_second(date) <= *context.reference + kDay;
}

bool is_letter_byte(char c) { return is_ascii_alpha(c) || static_cast<unsigned char>(c) >= 0x80; }
bool is_word_byte(char c) { return is_ascii_alnum(c) || c == '_'; }

// Whether the digits at `at` are the tail of a longer number, version, path or identifier.
bool continues_something(std::string_view text, std::size_t at) {
  if (at == 0) return false;
  const char before = text[at - 1];
  if (is_word_byte(before)) return true;
  const bool joint =
      before == '.' || before == '-' || before == '/' || before == ':' || before == ',';
  if (!joint || at < 2) return false;
  return before == ':' || before == ',' ? is_ascii_digit(text[at - 2]) : is_word_byte(text[at - 2]);
}

// Start of the digits' word before `at`, if a date may begin with it: "April 9", "令和3年".
std::size_t word_start_before(std::string_view text, std::size_t at) {
  std::size_t end = at;
  const std::size_t floor = at > 40 ? at - 40 : 0;
  const auto is_joint = [](char c) {
    return is_ascii_space(c) || c == '.' || c == '-' || c == '/' || c == ',' || c == '\xA0' ||
           c == '\xC2';
  };
  while (end > floor && is_joint(text[end - 1])) --end;
  std::size_t start = end;
  while (start > floor && is_letter_byte(text[start - 1])) --start;
  return start;
}

// The bytes that may begin a number: ASCII digits, full-width and Arabic-Indic ones, 一 and 二.
bool begins_number(std::string_view text, std::size_t at) {
  const char c = text[at];
  if (is_ascii_digit(c)) return true;
  if (static_cast<unsigned char>(c) < 0x80) return false;
  const std::string_view rest = text.substr(at);
  if (c == '\xEF') return rest.starts_with("\xEF\xBC") && DateCursor(text, at).at_digit();
  if (c == '\xD9' || c == '\xDB') return DateCursor(text, at).at_digit();
  return rest.starts_with("二〇") || rest.starts_with("二零") || rest.starts_with("二○") ||
         rest.starts_with("一九");
}

std::size_t skip_number(std::string_view text, std::size_t at) {
  DateCursor cursor(text, at);
  cursor.next();
  while (cursor.at_digit()) cursor.next();
  return cursor.pos();
}

class Finder {
 public:
  Finder(std::string_view text, const DateContext& context)
      : text_(text), context_(context), style_(style_of(context.language)) {}

  std::optional<DateMatch> find(std::size_t from) {
    for (std::size_t at = from; at < text_.size();) {
      if (!begins_number(text_, at)) {
        ++at;
        continue;
      }
      if (try_around(at, from)) return day_;
      at = skip_number(text_, at);
    }
    return month_;
  }

 private:
  // A date that begins with the word before the number at `at`, or with the number itself.
  bool try_around(std::size_t at, std::size_t from) {
    DateCursor word(text_, std::max(from, word_start_before(text_, at)));
    while (word.pos() < at) {
      const DateCursor start = word;
      if (may_begin_date(word) && try_at(start)) return true;
      if (word.pos() == start.pos()) word.next();
    }
    return !continues_something(text_, at) && try_at(DateCursor(text_, at));
  }

  // Moves past the word at the cursor; true if it is a month's name or an era's.
  static bool may_begin_date(DateCursor& cursor) {
    const char32_t first = cursor.peek();
    if (first == U'令' || first == U'平' || first == U'昭' || first == U'民') return true;
    return month_by_name(cursor.word().view()) != 0;
  }

  bool try_at(const DateCursor& start) {
    DateCursor cursor = start;
    DateValue date;
    const auto least = month_ ? LeastPrecision::kDay : LeastPrecision::kNamedMonth;
    if (!take_date(cursor, style_, least, date) || !in_range(date, context_)) return false;
    assume_china(start, date);
    DateMatch match{to_iso(date), start.pos(), cursor.pos(), DateMatch::Kind::kAbsolute};
    if (date.day == 0) {
      month_ = std::move(match);
      return false;
    }
    day_ = std::move(match);
    return true;
  }

  // "北京时间2021年4月9日18:03"
  void assume_china(const DateCursor& start, DateValue& date) const {
    const std::string_view before = text_.substr(0, start.pos());
    if (date.hour >= 0 && !date.offset && trim(before).ends_with("北京时间")) date.offset = 480;
  }

  std::string_view text_;
  const DateContext& context_;
  DateStyle style_;
  std::optional<DateMatch> day_, month_;
};

std::optional<DateMatch> find_relative(std::string_view text, const DateContext& context) {
  if (!context.reference) return std::nullopt;
  auto match = find_relative_date(text, *context.reference);
  if (!match) match = find_yearless_date(text, style_of(context.language), *context.reference);
  if (!match || !in_range(match->date, context)) return std::nullopt;
  return DateMatch{to_iso(match->date), match->begin, match->end, DateMatch::Kind::kRelative};
}

bool all_digits(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), is_ascii_digit);
}

std::int64_t to_number(std::string_view digits) {
  std::int64_t value = 0;
  for (const char c : digits) value = value * 10 + (c - '0');
  return value;
}

int int_at(std::string_view text, std::size_t at, std::size_t size) {
  return static_cast<int>(to_number(text.substr(at, size)));
}

// Seconds, milli-, micro- or nanoseconds since 1970, told apart by their length.
std::optional<DateValue> read_epoch(std::string_view digits) {
  std::int64_t divisor = 1;
  for (std::size_t size = 10; size < digits.size() && size < 19; size += 3) divisor *= 1000;
  const bool usual = digits.size() == 10 || digits.size() == 13 || digits.size() == 16 ||
                     (digits.size() == 19 && digits < "4102444800000000000");
  if (!usual) return std::nullopt;
  return date_at(to_number(digits) / divisor, 0);
}

// "2021", "20210409", "202104091640", "20210409164016", times since 1970.
std::optional<DateValue> read_digits(std::string_view digits) {
  DateValue date;
  switch (digits.size()) {
    case 14:
      date.second = int_at(digits, 12, 2);
      [[fallthrough]];
    case 12:
      date.hour = int_at(digits, 8, 2);
      date.minute = int_at(digits, 10, 2);
      [[fallthrough]];
    case 8:
      date.month = int_at(digits, 4, 2);
      date.day = int_at(digits, 6, 2);
      if (date.month == 0 || date.day == 0) return std::nullopt;
      [[fallthrough]];
    case 4:
      date.year = int_at(digits, 0, 4);
      return date;
    default:
      return read_epoch(digits);
  }
}

// Reads what may follow a day: time of day, zone.
std::optional<DateValue> with_clock(DateCursor cursor, const DateStyle& style, DateValue date) {
  if (cursor.at_end()) return date;
  if (!take_clock_after_date(cursor, style, date) || !cursor.at_end()) return std::nullopt;
  return date;
}

// "20210409T164016Z", "20210409 16:40"
std::optional<DateValue> read_compact(std::string_view text, const DateStyle& style) {
  if (text.size() < 10 || !all_digits(text.substr(0, 8)) || is_ascii_digit(text[8])) {
    return std::nullopt;
  }
  const std::optional<DateValue> day = read_digits(text.substr(0, 8));
  return day && is_real(*day) ? with_clock(DateCursor(text, 8), style, *day) : std::nullopt;
}

// "/Date(1617956416000+0800)/"
std::optional<DateValue> read_dot_net(std::string_view text) {
  constexpr std::string_view kOpen = "/Date(";
  if (!text.starts_with(kOpen)) return std::nullopt;
  text.remove_prefix(kOpen.size());
  return read_epoch(text.substr(0, text.find_first_not_of("0123456789")));
}

// "2021-W14-5", "2021W145", "2021-099" (ISO 8601 5.2.2, 5.2.3)
std::optional<DateValue> read_week_or_ordinal(std::string_view text, const DateStyle& style) {
  DateCursor cursor(text);
  const DateCursor::Number year = cursor.number(9);
  if (text.size() < 7 || year.digits != 4) return std::nullopt;
  const bool dashed = cursor.eat('-');
  std::int64_t days = 0;
  if (cursor.eat('W')) {
    const DateCursor::Number week = dashed ? cursor.number(2) : cursor.number(3);
    const int day = dashed && cursor.eat('-') ? cursor.number(1).value : week.value % 10;
    const int number = dashed ? week.value : week.value / 10;
    if (number < 1 || number > 53 || day < 1 || day > 7) return std::nullopt;
    const std::int64_t fourth = days_since_1970(year.value, 1, 4);  // is always in week 1
    days = fourth - (weekday(fourth) - 1) + (number - 1) * 7 + day - 1;
  } else {
    const DateCursor::Number day = cursor.number(3);
    if (!dashed || day.digits != 3 || day.value < 1 || day.value > 366) return std::nullopt;
    days = days_since_1970(year.value, 1, day.value);
  }
  const DateValue date = date_at(days * kDay, 0);
  return with_clock(cursor, style, {.year = date.year, .month = date.month, .day = date.day});
}

// "Fri, " and kin at the front.
void skip_weekday(DateCursor& cursor) {
  DateCursor ahead = cursor;
  const DateCursor::Word word = ahead.word();
  if (!is_weekday_name(word.view())) return;
  ahead.eat('.');
  ahead.eat(',');
  ahead.skip_space();
  if (month_by_name(word.view()) == 0 || !ahead.at_digit()) cursor = ahead;
}

std::optional<DateValue> read_written(std::string_view text, const DateStyle& style) {
  DateCursor cursor(text);
  skip_weekday(cursor);
  DateValue date;
  if (!take_date(cursor, style, LeastPrecision::kMonth, date)) return std::nullopt;
  while (cursor.eat_any(U" .,;)\"|-")) {
  }
  return cursor.at_end() ? std::optional(date) : std::nullopt;
}

std::optional<DateValue> read_whole(std::string_view text, const DateStyle& style) {
  if (all_digits(text)) return read_digits(text);
  if (auto date = read_compact(text, style)) return date;
  if (auto date = read_dot_net(text)) return date;
  if (auto date = read_week_or_ordinal(text, style)) return date;
  return read_written(text, style);
}

}  // namespace

std::optional<DateMatch> find_date(std::string_view text, const DateContext& context,
                                   std::size_t from) {
  if (auto match = Finder(text, context).find(from)) return match;
  return from == 0 ? find_relative(text, context) : std::nullopt;
}

std::optional<std::string> parse_date(std::string_view text, const DateContext& context) {
  text = trim(text);
  if (text.empty() || text.size() > 100) return std::nullopt;
  const std::optional<DateValue> date = read_whole(text, style_of(context.language));
  if (date && in_range(*date, context)) return to_iso(*date);
  if (date) return std::nullopt;
  const std::optional<DateMatch> relative = find_relative(text, context);
  return relative ? std::optional(relative->iso) : std::nullopt;
}

std::optional<std::int64_t> date_seconds(std::string_view iso) {
  const std::optional<DateValue> date = read_whole(iso, {});
  if (!date || !is_real(*date)) return std::nullopt;
  return first_second(*date);
}

}  // namespace sheaf
