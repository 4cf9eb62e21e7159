// The words that dates are made of, in the languages that news is written in. Words are given in
// lower case, as DateCursor::word reads them.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "extractors/meta/date_value.h"

namespace sheaf {

// 1..12 for a month's name or its usual abbreviation ("apr", "avril", "апреля", "kwi"); 0 if none.
int month_by_name(std::string_view word);

bool is_weekday_name(std::string_view word);

// "st" "th" "er" "º" ...: what is glued to the number of a day.
bool is_ordinal_suffix(std::string_view word);

// "of" "de" "tháng" "г" ...: what stands between day, month and year.
bool joins_date(std::string_view word);

// "at" "um" "kl" "à" "saat" "г" ...: what stands between a date and its time of day.
bool joins_clock(std::string_view word);

enum class DayPart : std::uint8_t { kNone, kAm, kPm, kNight, kNoon };
// "am" "pm"; the Han, Hangul and kana ones are read by eat_day_part.
DayPart day_part_by_name(std::string_view word);
// 24-hour clock. kNight is 晚上: 8 is 20, 12 is 0. nullopt if there is no such hour.
std::optional<int> hour_of_day(int hour, DayPart part);

// Minutes east of Greenwich of a zone's abbreviation in upper case ("EDT", "CEST", "Z", "ET").
// `day` decides between summer and winter for "ET" and kin; `in_chinese` makes CST China's.
enum class CstIn : std::uint8_t { kAmerica, kChina };
std::optional<int> zone_by_name(std::string_view upper, const DateValue& day, CstIn cst);

// Units of relative dates, in seconds for the short ones.
enum class Unit : std::uint8_t { kNone, kSecond, kMinute, kHour, kDay, kWeek, kMonth };
Unit unit_by_name(std::string_view word);  // "minutes" "tagen" "heures" ...
bool is_ago(std::string_view word);  // after the unit: "ago" "atrás" "назад" "geleden" ...
bool is_before_ago(std::string_view word);  // before the number: "vor" "hace" "il y a"'s "a" ...

}  // namespace sheaf
