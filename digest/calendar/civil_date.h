// Days of the civil calendar (proleptic Gregorian), without clock and zone.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.h"

namespace sheaf {

struct CivilDate {
  int year = 0, month = 0, day = 0;
  friend bool operator==(const CivilDate&, const CivilDate&) = default;
};

// "2021-04-09"; "20210409" too. Errors: kBadInput for anything else and for days that do not exist.
Result<CivilDate> parse_civil_date(std::string_view text);

std::string to_text(CivilDate date);  // "2021-04-09"

// Days since 1970-01-01, and back.
std::int64_t days_of(CivilDate date);
CivilDate date_of(std::int64_t days);

}  // namespace sheaf
