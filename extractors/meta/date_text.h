// Dates out of text, as ISO 8601 exactly as precise as the text: "2021-04-09", "2021-04-09T18:03",
// "2021-04-09T16:40:16.123+08:00". The zone is the one that the text states, and none if it states
// none. Hand-written scanners: text without a digit costs one look at its bytes. All functions hold
// for untrusted text of any size and form.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace sheaf {

// What decides where the words leave a choice.
struct DateContext {
  // BCP 47, of the page: 04/09/2021 is April in "en", "en-US", "en-CA", "en-PH", "zh", "ja" and
  // "ko", September elsewhere; CST is China's time in "zh".
  std::string_view language = {};
  // Seconds since 1970 when the page was fetched: dates more than a day later are refused, and
  // 昨天, "3 hours ago" and 4月9日 are relative to it. Without it those are not read.
  std::optional<std::int64_t> reference = std::nullopt;
};

struct DateMatch {
  std::string iso;
  std::size_t begin = 0, end = 0;  // where it stands in the text
  // kRelative: it was read with the help of the reference.
  enum class Kind : std::uint8_t { kAbsolute, kRelative } kind = Kind::kAbsolute;
};

// The first date in running text from `from` on: a day before a mere month ("April 2021"), an
// absolute date before a relative one (short texts only). None before 1995.
std::optional<DateMatch> find_date(std::string_view text, const DateContext& context,
                                   std::size_t from = 0);

// The whole text as one date, as attribute values state it: all the above, ISO 8601 in basic and
// extended form, with weeks and ordinal days, RFC 2822, RFC 850, seconds, milliseconds,
// microseconds or nanoseconds since 1970, 20210409, JavaScript's, .NET's, Go's and Unix's forms,
// "2021-04" and "2021".
std::optional<std::string> parse_date(std::string_view text, const DateContext& context);

// Seconds since 1970 of the first instant of a date that the functions above gave; as if in UTC if
// it has no zone. nullopt for other text.
std::optional<std::int64_t> date_seconds(std::string_view iso);

}  // namespace sheaf
