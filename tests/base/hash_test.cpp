#include "base/hash.h"

#include <gtest/gtest.h>

namespace sheaf {
namespace {

// Test vectors of the algorithm's authors.
TEST(StableHash, IsFnv1a) {
  EXPECT_EQ(stable_hash(""), 0xcbf29ce484222325u);
  EXPECT_EQ(stable_hash("a"), 0xaf63dc4c8601ec8cu);
  EXPECT_EQ(stable_hash("foobar"), 0x85944171f73967e8u);
}

}  // namespace
}  // namespace sheaf
