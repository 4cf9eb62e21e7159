// The sun's calendar against what is known of it: corpus/spec/pentads.json.
#include <gtest/gtest.h>

#include <cmath>
#include <cstdint>
#include <fstream>
#include <iterator>
#include <map>

#include "base/json.h"
#include "digest/calendar/pentads.h"
#include "digest/calendar/sun.h"

namespace sheaf {
namespace {

const Json& table() {
  static const Json kTable = [] {
    std::ifstream file(std::string(SHEAF_CORPUS) + "/spec/pentads.json", std::ios::binary);
    Result<Json> json = parse_json(std::string(std::istreambuf_iterator<char>(file), {}));
    return json.ok() ? std::move(json).value() : Json();
  }();
  return kTable;
}

CivilDate day(std::string_view text) {
  const Result<CivilDate> date = parse_civil_date(text);
  EXPECT_TRUE(date.ok()) << text;
  return date.ok() ? date.value() : CivilDate{1970, 1, 1};
}

// "2021-04-09 23:33:46" on a clock in China, in seconds since 1970.
double seconds_of(const std::string& text) {
  const auto two = [&](std::size_t at) { return std::stoi(text.substr(at, 2)); };
  return static_cast<double>(days_of(day(text.substr(0, 10)))) * 86400 + two(11) * 3600 +
         two(14) * 60 + two(17);
}

int number(std::string_view text, CalendarRule rule) {
  const std::optional<Pentad> pentad = find_pentad(day(text), rule);
  return pentad ? pentad->number : 0;
}

TEST(SunCalendar, ReachesEachKnownLongitudeWithinItsSeconds) {
  ASSERT_GT(table()["moments"].size(), 150u);
  for (const Json& row : table()["moments"]) {
    const std::string text = row["moment"];
    // Clocks in China are 8 hours ahead; sun.h counts days from noon of 2000-01-01.
    const double ahead = 8 / 24.0 + 10957.5;
    const double near = static_cast<double>(days_of(day(text.substr(0, 10)))) - ahead;
    const double moment = (find_solar_moment(row["longitude"].get<double>(), near) + ahead) * 86400;
    EXPECT_NEAR(moment, seconds_of(text), row["within"].get<double>() + 0.5) << row;
  }
}

TEST(SunCalendar, PutsMomentsNearMidnightOnTheirDay) {
  for (const Json& row : table()["moments"]) {
    const std::string what = row["what"];
    if (what.find("midnight") == what.npos) continue;
    const std::string text = std::string(row["moment"]).substr(0, 10);
    const int expected = ((row["longitude"].get<int>() + 45) % 360) / 5 + 1;
    const std::string before = to_text(date_of(days_of(day(text)) - 1));
    EXPECT_EQ(number(text, CalendarRule::kLongitude), expected) << row;
    EXPECT_EQ(number(before, CalendarRule::kLongitude), (expected + 70) % 72 + 1) << row;
  }
}

TEST(SunCalendar, GivesTheKnownDaysTheirPentadByBothRules) {
  ASSERT_GE(table()["days"].size(), 24u);
  for (const Json& row : table()["days"]) {
    const std::string text = row["day"];
    EXPECT_EQ(number(text, CalendarRule::kLongitude), row["longitude"]) << row;
    EXPECT_EQ(number(text, CalendarRule::kDayCount), row["day_count"]) << row;
  }
}

TEST(SunCalendar, CountsDaysOtherwiseThanTheSunOnKnownDaysOnly) {
  for (const auto& [year, days] : table()["days_on_which_the_rules_differ"].items()) {
    Json found = Json::array();
    for (std::int64_t i = days_of({std::stoi(year), 1, 1}); i <= days_of({std::stoi(year), 12, 31});
         ++i) {
      const std::string text = to_text(date_of(i));
      if (number(text, CalendarRule::kLongitude) == number(text, CalendarRule::kDayCount)) continue;
      found.push_back(text.substr(5));
      EXPECT_EQ(number(text, CalendarRule::kDayCount),
                number(text, CalendarRule::kLongitude) % 72 + 1);
    }
    EXPECT_EQ(found, days);
  }
}

TEST(SunCalendar, GivesPentadsOfFourToSixDaysAllTheWay) {
  std::map<std::int64_t, int> lengths;
  std::int64_t begin = 0;
  int last = 0;
  for (std::int64_t i = days_of({1950, 1, 1}); i < days_of({1970, 1, 1}); ++i) {
    const int now = number(to_text(date_of(i)), CalendarRule::kLongitude);
    if (now == last) continue;
    if (begin) {
      EXPECT_EQ(now, last % 72 + 1);
      if (lengths.size() || begin != days_of({1950, 1, 1})) ++lengths[i - begin];
    }
    begin = i, last = now;
  }
  for (const auto& [length, count] : lengths) EXPECT_TRUE(length >= 4 && length <= 6) << length;
  EXPECT_GT(lengths[4], 0);
  EXPECT_GT(lengths[6], 0);
}

TEST(SunCalendar, SaysNothingOutsideTheYearsThatItKnows) {
  EXPECT_FALSE(find_pentad({1899, 12, 31}, CalendarRule::kLongitude));
  EXPECT_TRUE(find_pentad({1900, 1, 1}, CalendarRule::kLongitude));
  EXPECT_TRUE(find_pentad({2100, 12, 31}, CalendarRule::kDayCount));
  EXPECT_FALSE(find_pentad({2101, 1, 1}, CalendarRule::kDayCount));
}

TEST(SunCalendar, KnowsHowFarEarthTimeIsFromClockTime) {
  EXPECT_NEAR(time_offset(7670), 69.184, 1e-9);      // 2021
  EXPECT_NEAR(time_offset(-10226), 42.184, 1e-9);    // 1972-01-02
  EXPECT_NEAR(time_offset(27 * 365.25), 69.2, 0.3);  // no step where the forecast begins
  EXPECT_NEAR(time_offset(100 * 365.25), 87.2, 1);
}

TEST(CivilDates, AreReadAsPeopleWriteThem) {
  EXPECT_EQ(day("2021-04-09"), day("20210409"));
  for (const char* wrong : {"", "2021-4-9", "2021-02-29", "2021-13-01", "21-04-09", "2021/04/09",
                            "2021-04-09T00:00", "202104", "2021-0a-09"}) {
    EXPECT_FALSE(parse_civil_date(wrong).ok()) << wrong;
  }
}

}  // namespace
}  // namespace sheaf
