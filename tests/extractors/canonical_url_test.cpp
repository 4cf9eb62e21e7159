#include "extractors/meta/canonical_url.h"

#include <gtest/gtest.h>

#include <string>

#include "items/extract.h"

namespace sheaf {
namespace {

struct Read {
  std::string url, rule;
};

Read read(const std::string& head,
          const std::string& address = "https://news.example.com/a/story") {
  const Item item = extract_item(
      {.bytes = "<html><head>" + head + "</head><body><p>Text.</p></body></html>", .url = address});
  return {item.canonical_url, item.provenance[static_cast<std::size_t>(Field::kCanonicalUrl)].rule};
}

std::string link_to(const std::string& href) { return "<link rel=canonical href='" + href + "'>"; }
std::string og_url(const std::string& url) {
  return "<meta property='og:url' content='" + url + "'>";
}

TEST(CanonicalUrl, IsWhatThePageSays) {
  const Read both =
      read(link_to("https://www.example.com/story") + og_url("https://example.com/og"));
  EXPECT_EQ(both.url, "https://www.example.com/story");
  EXPECT_EQ(both.rule, "rel=canonical");
  EXPECT_EQ(read(og_url("https://example.com/og")).rule, "og:url");
}

TEST(CanonicalUrl, IsMadeAbsolute) {
  EXPECT_EQ(read(link_to("/b/story")).url, "https://news.example.com/b/story");
  EXPECT_EQ(read(link_to("//example.com/c")).url, "https://example.com/c");
  EXPECT_EQ(read("<base href='https://example.com/x/'>" + link_to("y")).url,
            "https://example.com/x/y");
}

TEST(CanonicalUrl, LosesTrackersAndFragment) {
  EXPECT_EQ(read(og_url("https://example.com/a?id=7&amp;utm_source=feed#top")).url,
            "https://example.com/a?id=7");
}

TEST(CanonicalUrl, FindsRelAmongOthers) {
  EXPECT_EQ(read("<link rel='Shortlink CANONICAL' href='https://example.com/s'>").url,
            "https://example.com/s");
  EXPECT_EQ(read(link_to(" ") + link_to("https://example.com/second")).url,
            "https://example.com/second");
}

TEST(CanonicalUrl, OwnAddressWhereThePageSaysNothing) {
  const Read own = read("", "https://example.com/a?id=1&utm_medium=rss#part");
  EXPECT_EQ(own.url, "https://example.com/a?id=1");
  EXPECT_EQ(own.rule, "address");
}

TEST(CanonicalUrl, ForeignOneYieldsToOneOnTheOwnDomain) {
  const Read syndicated =
      read(link_to("https://agency.example.org/1") + og_url("https://www.example.com/story"));
  EXPECT_EQ(syndicated.url, "https://www.example.com/story");
  EXPECT_EQ(syndicated.rule, "og:url");
}

TEST(CanonicalUrl, ForeignOneCountsWhereNothingContradicts) {
  EXPECT_EQ(
      read(link_to("https://moved.example.org/1") + og_url("https://moved.example.org/1")).url,
      "https://moved.example.org/1");
  EXPECT_EQ(read(link_to("https://moved.example.org/1")).url, "https://moved.example.org/1");
  EXPECT_EQ(read("<meta name='twitter:url' content='https://twitter.example.org/x'>").rule,
            "address");
}

TEST(CanonicalUrl, RefusesHomePageForPageBelowIt) {
  EXPECT_EQ(read(link_to("https://news.example.com/")).rule, "address");
  EXPECT_EQ(read(link_to("https://example.com/"), "https://example.com/").rule, "rel=canonical");
}

TEST(CanonicalUrl, RefusesTemplatesNeverFilledIn) {
  for (const char* address :
       {"https://example.com/{{slug}}", "https://example.com/%7B%7Bslug%7D%7D",
        "https://example.com/news/undefined", "javascript:void(0)", "https://localhost/a",
        "mailto:a@example.com"}) {
    EXPECT_EQ(read(link_to(address)).rule, "address") << address;
  }
}

TEST(CanonicalUrl, ReadsJsonLd) {
  for (const char* entity :
       {R"("https://example.com/ld")", R"({"@id": "https://example.com/ld"})"}) {
    const Read read_ld = read(std::string(R"(<script type="application/ld+json">
        {"@type": "NewsArticle", "headline": "x", "mainEntityOfPage": )") +
                              entity + "}</script>");
    EXPECT_EQ(read_ld.url, "https://example.com/ld");
    EXPECT_EQ(read_ld.rule, "JSON-LD mainEntityOfPage");
  }
}

TEST(CanonicalUrl, IsEmptyForPageWithoutAddress) { EXPECT_EQ(read("", "").url, ""); }

}  // namespace
}  // namespace sheaf
