// The short way for plain URLs against the long one: a space in front sends any URL the long way.
#include "url/plain.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <string>

#include "url/url.h"

namespace sheaf {
namespace {

// Pieces at whose seams parsers differ.
constexpr std::string_view kPieces[] = {
    "http://",
    "https://",
    "HTTP://",
    "https:",
    "//",
    "/",
    "\\",
    "example.com",
    "a",
    "b-c",
    "xn--a",
    "1.2.3.4",
    "0x7f",
    "7",
    "com",
    ".",
    "..",
    "/.",
    "/..",
    "%2e",
    "%2E",
    "%41",
    "%E4",
    "%e4",
    "%",
    "%%",
    "%4",
    "?",
    "#",
    "&",
    "=",
    ":",
    ":80",
    ":443",
    ":8",
    "@",
    "u:p@",
    "[::1]",
    "_",
    "~",
    "!",
    "'",
    "\"",
    "<",
    "{",
    "|",
    "^",
    "`",
    " ",
    "\t",
    "\n",
    "\x7f",
    "\xE4\xBD\xA0",
    "\xFF",
    "index.html",
    "utm_source=x",
    "Z",
    "-",
    "[",
    "]",
    ";",
};

class Random {
 public:
  std::size_t below(std::size_t limit) {
    state_ = state_ * 6364136223846793005u + 1442695040888963407u;
    return static_cast<std::size_t>(state_ >> 33) % limit;
  }

 private:
  std::uint64_t state_ = 20210409;
};

std::string random_url(Random& random) {
  std::string url = random.below(4) == 0   ? ""
                    : random.below(2) == 0 ? "https://"
                                           : "http://example.com/";
  for (std::size_t count = random.below(9); count > 0; --count) {
    url += kPieces[random.below(std::size(kPieces))];
  }
  return url;
}

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

// Whatever comes in: a second pass changes nothing, and canonical() and key() come to rest.
TEST(UrlParse, IsStableOnBrokenInput) {
  Random random;
  int parsed = 0;
  for (int i = 0; i < 20000; ++i) {
    const std::string text = random_url(random);
    const Result<Url> url = Url::parse(text);
    if (!url) continue;
    ++parsed;
    SCOPED_TRACE(text);
    ASSERT_EQ(by_the_long_way(url->text()), url->text());
    const Url canonical = url->canonical();
    ASSERT_EQ(by_the_long_way(canonical.text()), canonical.text());
    ASSERT_EQ(canonical.canonical(), canonical);
    ASSERT_EQ(canonical.key(), url->key());
  }
  EXPECT_GT(parsed, 1000);
}

TEST(UrlParse, ResolvesBrokenReferencesToStableUrls) {
  Random random;
  const Url base = *Url::parse("https://example.com/a/b?c#d");
  for (int i = 0; i < 20000; ++i) {
    const std::string text = random_url(random);
    const Result<Url> url = Url::parse(text, base);
    if (url) ASSERT_EQ(by_the_long_way(url->text()), url->text()) << text;
  }
}

}  // namespace
}  // namespace sheaf
