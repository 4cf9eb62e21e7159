// The short way for plain URLs against the long one: a space in front sends any URL the long way.
#include "url/plain.h"

#include <gtest/gtest.h>

#include <string>

#include "tests/url/random_url.h"
#include "url/url.h"

namespace sheaf {
namespace {

std::string by_the_long_way(const std::string& text) {
  const Result<Url> url = Url::parse(" " + text);
  return url ? url->text() : "";
}

TEST(PlainUrl, StandsAsTheLongWayWouldLeaveIt) {
  Random random;
  int plain = 0;
  for (int i = 0; i < 60000; ++i) {
    const std::string text = random_url(random);
    if (!is_plain_url(text)) continue;
    ++plain;
    ASSERT_EQ(by_the_long_way(text), text);
  }
  EXPECT_GT(plain, 1000);
}

TEST(PlainUrl, IsWhatTheLongWayGivesForHttp) {
  for (const char* text :
       {"https://example.com/", "https://xn--fsqu00a.xn--0zwm56d/", "http://a.b-c.example.org/x",
        "https://example.com/%E4%BD%A0/x;y=1,2(3)!$'*+:@?q=/?%20#/r?!"}) {
    EXPECT_TRUE(is_plain_url(by_the_long_way(text))) << text;
  }
}

TEST(PlainUrl, LeavesAllElseToTheLongWay) {
  for (const char* text : {"",
                           "http://",
                           "http:///",
                           "https://example.com",
                           "https://Example.com/",
                           "https://a..b/",
                           "https://.a/",
                           "https://a./",
                           "https://1.2.3.4/",
                           "https://a.1/",
                           "https://a.0x1/",
                           "https://a:8/",
                           "https://u@a.com/",
                           "ftp://a.com/",
                           "https://a.com/./",
                           "https://a.com/..",
                           "https://a.com/%41",
                           "https://a.com/%e4",
                           "https://a.com/%",
                           "https://a.com/?",
                           "https://a.com/#",
                           "https://a.com/?#a",
                           "https://a.com/a b",
                           "https://a.com/?'",
                           "https://a.com/\xE4",
                           "https://a_b.com/"}) {
    EXPECT_FALSE(is_plain_url(text)) << text;
  }
}

}  // namespace
}  // namespace sheaf
