#include <gtest/gtest.h>

#include <string>

#include "url/url.h"

namespace sheaf {
namespace {

// The normal form, or the kind of the error.
std::string parsed(std::string_view text) {
  const Result<Url> url = Url::parse(text);
  if (url) return url->text();
  switch (url.error().kind) {
    case ErrorKind::kUnsupported:
      return "unsupported";
    case ErrorKind::kTooLarge:
      return "too large";
    default:
      return "bad";
  }
}

std::string resolved(std::string_view reference, std::string_view base) {
  const Result<Url> url = Url::parse(reference, *Url::parse(base));
  return url ? url->text() : "refused: " + url.error().message;
}

TEST(UrlParse, KeepsPlainUrlsAsTheyStand) {
  for (const char* text :
       {"https://example.com/", "http://a-b.example.org/x/y.html?a=1&b=#top",
        "https://example.com/%E4%BD%A0?q=%20", "https://taz.de/Zukunft/!5968518/"}) {
    EXPECT_EQ(parsed(text), text);
  }
}

TEST(UrlParse, GivesItsParts) {
  const Url url = *Url::parse("https://Example.com:8080/a/b?q=1#top");
  EXPECT_EQ(url.scheme(), "https");
  EXPECT_EQ(url.host(), "example.com");
  EXPECT_EQ(url.port(), "8080");
  EXPECT_EQ(url.path(), "/a/b");
  EXPECT_EQ(url.query(), "q=1");
  EXPECT_EQ(url.fragment(), "top");
}

TEST(UrlParse, GivesEmptyPartsForWhatIsAbsent) {
  const Url url = *Url::parse("http://[::1]");
  EXPECT_EQ(url.host(), "[::1]");
  EXPECT_EQ(url.port(), "");
  EXPECT_EQ(url.path(), "/");
  EXPECT_EQ(url.query(), "");
  EXPECT_EQ(url.fragment(), "");
}

TEST(UrlParse, LowersSchemeAndHostOnly) {
  EXPECT_EQ(parsed("HTTPS://WWW.Example.COM/Path?Q#F"), "https://www.example.com/Path?Q#F");
}

TEST(UrlParse, DropsDefaultPortOfItsOwnScheme) {
  EXPECT_EQ(parsed("http://example.org:80/"), "http://example.org/");
  EXPECT_EQ(parsed("https://example.org:80/"), "https://example.org:80/");
  EXPECT_EQ(parsed("https://example.org:0443/"), "https://example.org/");
  EXPECT_EQ(parsed("ftp://example.org:21/"), "ftp://example.org/");
  EXPECT_EQ(parsed("http://example.org:/"), "http://example.org/");
  EXPECT_EQ(parsed("http://example.org:65536/"), "bad");
  EXPECT_EQ(parsed("http://example.org:0/"), "bad");
  EXPECT_EQ(parsed("http://example.org:8a/"), "bad");
  EXPECT_EQ(parsed("http://example.org:-1/"), "bad");
}

TEST(UrlParse, DropsCredentials) {
  EXPECT_EQ(parsed("http://user:pw@host.com/"), "http://host.com/");
  EXPECT_EQ(parsed("http://good.com@evil.com/"), "http://evil.com/");
  EXPECT_EQ(parsed("http://a@b@evil.com/"), "http://evil.com/");
  EXPECT_EQ(parsed("http://host.com/@user"), "http://host.com/@user");
}

TEST(UrlParse, ReadsBackslashesAsSlashes) {
  EXPECT_EQ(parsed("https:\\\\example.com\\a\\b?c\\d"), "https://example.com/a/b?c\\d");
  EXPECT_EQ(parsed("http://good.com\\@evil.com/"), "http://good.com/@evil.com/");
}

TEST(UrlParse, SuppliesMissingSlashes) {
  EXPECT_EQ(parsed("https:example.com"), "https://example.com/");
  EXPECT_EQ(parsed("https:/example.com/a"), "https://example.com/a");
  EXPECT_EQ(parsed("https:////example.com/a"), "https://example.com/a");
}

TEST(UrlParse, DropsSpaceAndControlsAtTheEndsAndLineBreaksInside) {
  EXPECT_EQ(parsed("\x19 https://www.test.com/\x06\n"), "https://www.test.com/");
  EXPECT_EQ(parsed("\xEF\xBB\xBF https://www.test.com/\xE2\x80\x8B"), "https://www.test.com/");
  EXPECT_EQ(parsed("ht\ntps://exa\tmple.com/a\r\nb"), "https://example.com/ab");
}

TEST(UrlParse, ResolvesDotSegments) {
  EXPECT_EQ(parsed("https://example.com/a/./b/../c%7Euser"), "https://example.com/a/c~user");
  EXPECT_EQ(parsed("https://example.com/a/%2e%2E/b/%2e"), "https://example.com/b/");
  EXPECT_EQ(parsed("https://example.com/../../a"), "https://example.com/a");
  EXPECT_EQ(parsed("https://example.com/a//../b"), "https://example.com/a/b");
  EXPECT_EQ(parsed("https://example.com/a/.."), "https://example.com/");
  EXPECT_EQ(parsed("https://example.com/.well-known/x..y"), "https://example.com/.well-known/x..y");
  EXPECT_EQ(parsed("https://example.com/?a/../b"), "https://example.com/?a/../b");
}

TEST(UrlParse, NormalisesPercentEncoding) {
  EXPECT_EQ(parsed("https://example.com/%e4%bd%a0?q=%2f%41"),
            "https://example.com/%E4%BD%A0?q=%2FA");
  EXPECT_EQ(parsed("https://example.com/a b<c>\"`{}^?a b'\"<>#a b`<>"),
            "https://example.com/a%20b%3Cc%3E%22%60%7B%7D%5E?a%20b%27%22%3C%3E#a%20b%60%3C%3E");
  EXPECT_EQ(parsed("https://example.com/你?好#吗"),
            "https://example.com/%E4%BD%A0?%E5%A5%BD#%E5%90%97");
  EXPECT_EQ(parsed("https://example.com/%C4%E3"), "https://example.com/%C4%E3");  // GBK stays
}

TEST(UrlParse, NeverMakesANewEscapeOutOfAStrayPercentSign) {
  EXPECT_EQ(parsed("https://example.com/100%"), "https://example.com/100%");
  EXPECT_EQ(parsed("https://example.com/%zz"), "https://example.com/%zz");
  EXPECT_EQ(parsed("https://example.com/%%34%31"), "https://example.com/%%341");
  EXPECT_EQ(parsed("https://example.com/%4%31"), "https://example.com/%4%31");
  EXPECT_EQ(parsed("https://example.com/%2541"), "https://example.com/%2541");
}

TEST(UrlParse, TurnsInternationalNamesIntoPunycode) {
  EXPECT_EQ(parsed("https://例子.测试/路径?查询=值"),
            "https://xn--fsqu00a.xn--0zwm56d/%E8%B7%AF%E5%BE%84?%E6%9F%A5%E8%AF%A2=%E5%80%BC");
  EXPECT_EQ(parsed("https://BÜCHER.example/"), "https://xn--bcher-kva.example/");
  EXPECT_EQ(parsed("https://b%C3%BCcher.example/"), "https://xn--bcher-kva.example/");
  EXPECT_EQ(parsed("https://faß.de/"), "https://xn--fa-hia.de/");  // not transitional
  EXPECT_EQ(parsed("https://ｅｘａｍｐｌｅ。ｃｏｍ/"), "https://example.com/");
  EXPECT_EQ(parsed("https://xn--bcher-kva.example/"), "https://xn--bcher-kva.example/");
}

TEST(UrlParse, RefusesHostsThatAreNone) {
  for (const char* text :
       {"http://", "http:///", "http://a b.com/", "http://a..b/", "http://.a/", "http://a<b>/",
        "http://exa%23mple.com/", "http://a%00b/", "http://\xFF.com/", "http://a.com:80:80/",
        "http://ｅｖｉｌ．ｃｏｍ／x.com/", "http://[::1/", "http://[::zz]/", "http://[::1%25eth0]/",
        "http://moc.live\xE2\x80\xAE.com/", "http://:80/"}) {
    EXPECT_EQ(parsed(text), "bad") << text;
  }
  EXPECT_EQ(parsed("http://" + std::string(64, 'a') + ".com/"), "bad");
  std::string wide = "http://";
  for (int i = 0; i < 2600; ++i) wide += "你";
  EXPECT_EQ(parsed(wide), "bad");
}

TEST(UrlParse, DropsOneTrailingDotOfTheHost) {
  EXPECT_EQ(parsed("http://example.com./a"), "http://example.com/a");
  EXPECT_EQ(parsed("http://example.com../a"), "bad");
}

TEST(UrlParse, ReadsNumbersAsIpv4) {
  EXPECT_EQ(parsed("http://0x7f.1/"), "http://127.0.0.1/");
  EXPECT_EQ(parsed("http://017700000001/"), "http://127.0.0.1/");
  EXPECT_EQ(parsed("http://2130706433/"), "http://127.0.0.1/");
  EXPECT_EQ(parsed("http://1.2.3/"), "http://1.2.0.3/");
  EXPECT_EQ(parsed("http://１.2.3.4/"), "http://1.2.3.4/");
  for (const char* text : {"http://256.1.1.1/", "http://1.2.3.4.5/", "http://a.1/", "http://09.1/",
                           "http://4294967296/", "http://1.2.3.256/"}) {
    EXPECT_EQ(parsed(text), "bad") << text;
  }
}

TEST(UrlParse, ShortensIpv6) {
  EXPECT_EQ(parsed("http://[0:0:0:0:0:0:0:1]:80/"), "http://[::1]/");
  EXPECT_EQ(parsed("http://[2001:DB8::1]:8080/"), "http://[2001:db8::1]:8080/");
}

TEST(UrlParse, ReadsFilesOfThisMachineOnly) {
  EXPECT_EQ(parsed("file:///tmp/a b.html"), "file:///tmp/a%20b.html");
  EXPECT_EQ(parsed("file:/tmp/../x"), "file:///x");
  EXPECT_EQ(parsed("file://localhost/x"), "file:///x");
  EXPECT_EQ(parsed("file://server/x"), "bad");
}

TEST(UrlParse, TellsOtherSchemesApart) {
  for (const char* text : {"javascript:void(0)", "mailto:a@b", "tel:1", "data:text/html,x",
                           "about:blank", "weixin://dl/chat", "ws://a/"}) {
    EXPECT_EQ(parsed(text), "unsupported") << text;
  }
  EXPECT_EQ(parsed("#top"), "bad");
  EXPECT_EQ(parsed(""), "bad");
  EXPECT_EQ(parsed("a/b:c"), "bad");
}

TEST(UrlParse, RefusesOver8KiB) {
  const std::string head = "https://example.com/";
  EXPECT_EQ(parsed(head + std::string(8192 - head.size(), 'a')).size(), 8192u);
  EXPECT_EQ(parsed(head + std::string(8193 - head.size(), 'a')), "too large");
  EXPECT_EQ(parsed(head + std::string(8000, ' ') + "x"), "too large");  // once encoded
}

TEST(UrlParse, ResolvesReferences) {  // RFC 3986 5.4
  const char* base = "http://a/b/c/d;p?q";
  const char* cases[][2] = {
      {"g", "http://a/b/c/g"},
      {"./g", "http://a/b/c/g"},
      {"g/", "http://a/b/c/g/"},
      {"/g", "http://a/g"},
      {"//g", "http://g/"},
      {"?y", "http://a/b/c/d;p?y"},
      {"g?y", "http://a/b/c/g?y"},
      {"#s", "http://a/b/c/d;p?q#s"},
      {"g#s", "http://a/b/c/g#s"},
      {"g?y#s", "http://a/b/c/g?y#s"},
      {";x", "http://a/b/c/;x"},
      {"g;x?y#s", "http://a/b/c/g;x?y#s"},
      {"", "http://a/b/c/d;p?q"},
      {".", "http://a/b/c/"},
      {"./", "http://a/b/c/"},
      {"..", "http://a/b/"},
      {"../g", "http://a/b/g"},
      {"../..", "http://a/"},
      {"../../../g", "http://a/g"},
      {"/./g", "http://a/g"},
      {"/../g", "http://a/g"},
      {"g.", "http://a/b/c/g."},
      {"..g", "http://a/b/c/..g"},
      {"./g/.", "http://a/b/c/g/"},
      {"g;x=1/../y", "http://a/b/c/y"},
      {"g?y/../x", "http://a/b/c/g?y/../x"},
      {"http:g", "http://a/b/c/g"},
  };
  for (const auto& [reference, expected] : cases) {
    EXPECT_EQ(resolved(reference, base), expected) << reference;
  }
}

TEST(UrlParse, ResolvesAsBrowsersDo) {
  EXPECT_EQ(resolved("\\\\b.com\\x", "https://a.com/"), "https://b.com/x");
  EXPECT_EQ(resolved(" /x y ", "https://a.com/p"), "https://a.com/x%20y");
  EXPECT_EQ(resolved("https:x", "http://a.com/"), "https://x/");
  EXPECT_EQ(resolved("?a", "https://a.com/p?q#f"), "https://a.com/p?a");
  EXPECT_EQ(resolved("x", "file:///tmp/page.html"), "file:///tmp/x");
  EXPECT_EQ(resolved("//b.com/x", "file:///tmp/page.html"), "refused: file on another host");
}

}  // namespace
}  // namespace sheaf
