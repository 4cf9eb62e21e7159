#include "url/unwrap.h"

#include <gtest/gtest.h>

#include <string>

#include "url/percent.h"

namespace sheaf {
namespace {

// `levels` of one wrapper around the target, each escaping the one inside.
std::string nested(int levels) {
  std::string url = "https://example.com/a";
  for (int i = 0; i < levels; ++i) {
    std::string escaped;
    for (char c : url) {
      if (is_unreserved(c)) {
        escaped.push_back(c);
      } else {
        append_escape(escaped, static_cast<unsigned char>(c));
      }
    }
    url = "https://link.juejin.cn/?target=" + escaped;
  }
  return url;
}

// As many of a wrapper that needs no escaping.
std::string repeated(int levels) {
  std::string url;
  for (int i = 0; i < levels; ++i) url += "https://href.li/?";
  return url + "https://example.com/a";
}

TEST(Unwrap, GoesThroughFiveWrappers) {
  for (int levels = 1; levels <= kMaxNesting; ++levels) {
    EXPECT_EQ(Url::parse(nested(levels))->canonical().text(), "https://example.com/a") << levels;
    EXPECT_EQ(Url::parse(repeated(levels))->canonical().text(), "https://example.com/a") << levels;
  }
}

TEST(Unwrap, LeavesDeeperNestsAsTheyAre) {
  const Url six = *Url::parse(nested(6));
  EXPECT_EQ(six.canonical(), six);
  const Url many = *Url::parse(repeated(400));
  EXPECT_EQ(many.canonical(), many);
  EXPECT_FALSE(unwrap(many).url.has_value());
  EXPECT_TRUE(many.is_nested_too_deep());
  EXPECT_FALSE(Url::parse(nested(5))->is_nested_too_deep());
}

TEST(Unwrap, ThousandfoldNestIsOverTheLimitOfSize) {
  EXPECT_EQ(Url::parse(repeated(1000)).error().kind, ErrorKind::kTooLarge);
}

TEST(Unwrap, NestedArchivesEndToo) {
  std::string text;
  for (int i = 0; i < 200; ++i) text += "https://web.archive.org/web/2020/";
  const Url url = *Url::parse(text + "https://example.com/a");
  EXPECT_EQ(url.canonical(), url);
  EXPECT_TRUE(url.key().ends_with("https://example.com/a"));
}

TEST(Unwrap, ReadsEscapedAmpersandsHoweverManyTimesEscaped) {
  std::string text = "https://example.com/?a=1&";
  for (int i = 0; i < 2000; ++i) text += "amp;";
  EXPECT_EQ(Url::parse(text + "b=2")->canonical().text(), "https://example.com/?a=1&b=2");
}

TEST(Unwrap, PutsBackWhatUrlDefenseTookOut) {
  // "**C" stands for four characters; the bytes are "=1&c" and "#".
  const Url url =
      *Url::parse("https://urldefense.com/v3/__https://example.com/a?b**C=2*d__;PTEmYyM!!x!y$");
  EXPECT_EQ(unwrap(url).url->text(), "https://example.com/a?b=1&c=2#d");
}

TEST(Unwrap, TakesBrokenUrlDefenseForNothing) {
  for (const char* text :
       {"https://urldefense.com/v3/", "https://urldefense.com/v3/__https://a.com/",
        "https://urldefense.com/v3/__;", "https://urldefense.com/v3/__x__;!!"}) {
    EXPECT_FALSE(unwrap(*Url::parse(text)).url.has_value()) << text;
  }
}

TEST(Unwrap, KnowsHostsThatCarryUrlsInTheirPath) {
  EXPECT_TRUE(carries_url_in_path("web.archive.org"));
  EXPECT_TRUE(carries_url_in_path("mirror.ghproxy.com"));
  EXPECT_FALSE(carries_url_in_path("github.com"));
  EXPECT_FALSE(carries_url_in_path("link.zhihu.com"));
}

}  // namespace
}  // namespace sheaf
