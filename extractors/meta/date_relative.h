// Dates that need a reference time: "昨天 18:03", "3小时前", "2 days ago", "4月9日", "04-09 18:03".
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "extractors/meta/date_grammar.h"
#include "extractors/meta/date_value.h"

namespace sheaf {

struct RelativeMatch {
  DateValue date;
  std::size_t begin = 0, end = 0;  // where it stands in the text
};

// The first relative date in a short text (longer than 200 bytes: none, it is prose), resolved at
// `reference`, seconds since 1970. Han words are in China's zone, Japanese and Korean ones in
// theirs, others in UTC. As precise as the words: minutes and hours give a minute, days a day,
// months a month.
std::optional<RelativeMatch> find_relative_date(std::string_view text, std::int64_t reference);

// The first date without a year in a short text: the latest such day that is not after the
// reference. "04-09" only with a time of day behind it.
std::optional<RelativeMatch> find_yearless_date(std::string_view text, const DateStyle& style,
                                                std::int64_t reference);

}  // namespace sheaf
