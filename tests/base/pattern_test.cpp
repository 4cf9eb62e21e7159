#include "base/pattern.h"

#include <gtest/gtest.h>

#include <atomic>
#include <thread>
#include <vector>

namespace sheaf {
namespace {

TEST(Pattern, FindsTheLeftmostMatchWithItsGroups) {
  const Pattern date(R"((\d{4})-(\d\d)(?:-(\d\d))?)");
  const std::string_view text = "on 2021-04 and 2022-05-06";
  const auto first = date.find(text);
  ASSERT_TRUE(first);
  EXPECT_EQ((*first)[0], "2021-04");
  EXPECT_EQ((*first)[1], "2021");
  EXPECT_EQ((*first)[3].data(), nullptr);
  EXPECT_EQ((*first)[0].data(), text.data() + 3);  // a view, no copy
  const auto second = date.find(text, 4);
  ASSERT_TRUE(second);
  EXPECT_EQ((*second)[3], "06");
  EXPECT_FALSE(date.find(text, 16));
  EXPECT_FALSE(date.find(text, text.size() + 1));
}

TEST(Pattern, CountsItsGroups) {
  EXPECT_EQ(Pattern("a(?:b)c").group_count(), 0u);
  EXPECT_EQ(Pattern("(a)(?P<name>b)[(]\\(").group_count(), 2u);
}

TEST(Pattern, SearchFromAnOffsetStillSeesWhatStandsBefore) {
  EXPECT_FALSE(Pattern("^b").find("ab", 1));
  EXPECT_FALSE(Pattern(R"(\bb)").find("ab", 1));
}

TEST(Pattern, TellsAnywhereFromTheWhole) {
  const Pattern digits(R"(\d+)");
  EXPECT_TRUE(digits.found_in("a1"));
  EXPECT_FALSE(digits.matches("a1"));
  EXPECT_TRUE(digits.matches("12"));
  EXPECT_FALSE(digits.found_in("abc"));
  EXPECT_FALSE(digits.full_match("1a"));
  ASSERT_TRUE(digits.full_match("12"));
  EXPECT_EQ((*digits.full_match("12"))[0], "12");
}

TEST(Pattern, ReadsTextAsUtf8) {
  EXPECT_TRUE(Pattern("^.$").matches("中"));
  EXPECT_TRUE(Pattern("[作者]+[:：]").found_in("作者：某"));
  EXPECT_TRUE(Pattern(R"(\p{Han})").found_in("a中"));
}

TEST(Pattern, CopesWithMoreGroupsThanItGives) {
  const Pattern many("(a)(b)(c)(d)(e)(f)(g)(h)(i)(j)(k)");
  const auto match = many.find("abcdefghijk");
  ASSERT_TRUE(match);
  EXPECT_EQ((*match)[9], "i");
}

TEST(Pattern, ReplacesEveryMatch) {
  EXPECT_EQ(Pattern(R"((\w)(\d))").replace("a1 b2", R"(\2\1)"), "1a 2b");
  EXPECT_EQ(Pattern("x").replace("abc", "y"), "abc");
}

TEST(Pattern, NamesWhatIsWrongWithAnExpressionFromOutside) {
  const Result<Pattern> bad = Pattern::parse("a(b");
  ASSERT_FALSE(bad.ok());
  EXPECT_EQ(bad.error().kind, ErrorKind::kBadInput);
  EXPECT_EQ(bad.error().where, "a(b");
  EXPECT_FALSE(Pattern::parse("(?=x)").ok());
  const Result<Pattern> good = Pattern::parse("a+");
  ASSERT_TRUE(good.ok());
  EXPECT_TRUE(good->matches("aa"));
}

TEST(Pattern, RefusesExpressionsThatGrowTooLarge) {
  EXPECT_FALSE(Pattern::parse("((a{100}){100}){100}").ok());
}

TEST(Pattern, TakesNoExponentialTime) {
  EXPECT_FALSE(Pattern("(a*)*(a|a)*b").found_in(std::string(100000, 'a')));
}

TEST(Pattern, MayBeSharedBetweenThreads) {
  const Pattern word(R"((\w+)@(\w+))");
  std::vector<std::thread> threads;
  std::atomic<int> found = 0;
  for (int t = 0; t < 4; ++t) {
    threads.emplace_back([&] {
      for (int i = 0; i < 200; ++i) found += word.find("to a@b").has_value();
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(found, 800);
}

}  // namespace
}  // namespace sheaf
