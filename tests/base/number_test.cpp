// base/number.h
#include "base/number.h"

#include <gtest/gtest.h>

namespace sheaf::test {
namespace {

TEST(FindNumber, TakesDigitsAlone) {
  EXPECT_EQ(find_number("0"), 0u);
  EXPECT_EQ(find_number("0042"), 42u);
  for (const char* text : {"", " 1", "1 ", "-1", "+1", "1.0", "0x1", "1e3", "\xD9\xA1"}) {
    EXPECT_FALSE(find_number(text)) << text;
  }
}

TEST(FindNumber, GivesTheGreatestForWhatIsOverIt) {
  EXPECT_EQ(find_number("18446744073709551615"), UINT64_MAX);
  EXPECT_EQ(find_number("18446744073709551616"), UINT64_MAX);
}

}  // namespace
}  // namespace sheaf::test
