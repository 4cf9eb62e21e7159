// fetch/dates.h
#include "fetch/dates.h"

#include <gtest/gtest.h>

namespace sheaf::test {
namespace {

TEST(UtcTime, IsWrittenAndRead) {
  for (const std::int64_t seconds : {0L, 951782400L, 1613653462L, 4107542400L}) {
    EXPECT_EQ(find_utc_time(utc_text(seconds)), seconds) << utc_text(seconds);
  }
  EXPECT_EQ(utc_text(1613653462), "2021-02-18T13:04:22Z");
  EXPECT_EQ(find_utc_time("2021-02-18T13:04:22.5Z"), 1613653462);
}

TEST(UtcTime, IsNothingWhereTheCalendarHasNoSuchDate) {
  for (const char* text :
       {"", "2021-02-18", "2021-99-01T00:00:00Z", "2021-02-29T00:00:00Z", "2021-00-10T00:00:00Z",
        "2021-01-01T24:00:00Z", "2021/01/01T00:00:00Z"}) {
    EXPECT_FALSE(find_utc_time(text)) << text;
  }
}

TEST(UtcTime, IsToldForAnyNumber) {
  EXPECT_EQ(utc_text(INT64_MAX), "9999-12-31T23:59:59Z");
  EXPECT_EQ(utc_text(INT64_MIN), "1970-01-01T00:00:00Z");
}

TEST(HttpDate, HasThreeForms) {
  for (const char* text : {"Sun, 06 Nov 1994 08:49:37 GMT", "Sunday, 06-Nov-94 08:49:37 GMT",
                           "Sun Nov  6 08:49:37 1994"}) {
    EXPECT_EQ(find_http_date(text), 784111777) << text;
  }
  EXPECT_FALSE(find_http_date(""));
  EXPECT_FALSE(find_http_date("soon"));
}

}  // namespace
}  // namespace sheaf::test
