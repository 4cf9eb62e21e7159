#include "url/bilibili_id.h"

#include <gtest/gtest.h>

#include <cstdint>

namespace sheaf {
namespace {

TEST(BilibiliId, WritesKnownNumbers) {
  EXPECT_EQ(bilibili_bv(2), "BV1xx411c7mD");
  EXPECT_EQ(bilibili_bv(170001), "BV17x411w7KC");
}

TEST(BilibiliId, StaysOfOneFormAtTheEnds) {
  EXPECT_TRUE(is_bilibili_bv(bilibili_bv(0)));
  EXPECT_TRUE(is_bilibili_bv(bilibili_bv((std::uint64_t{1} << 51) - 1)));
  EXPECT_TRUE(is_bilibili_bv(bilibili_bv(~std::uint64_t{0})));
}

TEST(BilibiliId, RefusesOtherForms) {
  for (const char* id :
       {"", "BV", "BV1xx411c7m", "BV1xx411c7mD1", "bv1xx411c7mD", "BV1xx411c0mD"}) {
    EXPECT_FALSE(is_bilibili_bv(id)) << id;
  }
}

}  // namespace
}  // namespace sheaf
