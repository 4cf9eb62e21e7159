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

TEST(HexValue, IsOfADigitInEitherCase) {
  EXPECT_EQ(hex_value('9'), 9);
  EXPECT_EQ(hex_value('a'), 10);
  EXPECT_EQ(hex_value('F'), 15);
  for (const char c : {'g', 'G', '@', '/', ':', '\0', '\xff'}) EXPECT_EQ(hex_value(c), -1);
}

}  // namespace
}  // namespace sheaf::test
