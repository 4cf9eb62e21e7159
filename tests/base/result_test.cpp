#include "base/result.h"

#include <gtest/gtest.h>

#include <memory>

namespace sheaf {
namespace {

Result<int> parse_digit(char c) {
  if (c < '0' || c > '9') return Error{ErrorKind::kBadInput, "no digit", "byte 0"};
  return c - '0';
}

TEST(Result, HoldsAValueOrAnError) {
  const Result<int> good = parse_digit('7');
  ASSERT_TRUE(good);
  EXPECT_TRUE(good.ok());
  EXPECT_EQ(*good, 7);
  const Result<int> bad = parse_digit('x');
  ASSERT_FALSE(bad);
  EXPECT_EQ(bad.error().kind, ErrorKind::kBadInput);
  EXPECT_EQ(bad.error().message, "no digit");
  EXPECT_EQ(bad.error().where, "byte 0");
}

TEST(Result, HandsOverAValueThatCannotBeCopied) {
  Result<std::unique_ptr<int>> result(std::make_unique<int>(3));
  const std::unique_ptr<int> taken = std::move(result).value();
  EXPECT_EQ(*taken, 3);
  Result<std::unique_ptr<int>> other(std::make_unique<int>(4));
  const std::unique_ptr<int> starred = *std::move(other);
  EXPECT_EQ(*starred, 4);
}

TEST(Result, ValueMayBeChangedInPlace) {
  Result<std::string> result(std::string("a"));
  *result += "b";
  result->push_back('c');
  EXPECT_EQ(result.value(), "abc");
}

}  // namespace
}  // namespace sheaf
