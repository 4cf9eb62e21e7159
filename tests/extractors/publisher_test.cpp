#include "extractors/meta/publisher.h"

#include <gtest/gtest.h>

#include <string>

#include "items/extract.h"

namespace sheaf {
namespace {

struct Read {
  std::string publisher, rule;
};

Read read(const std::string& head, const std::string& body = "",
          const std::string& url = "https://www.times.example/2021/04/lights") {
  const Item item = extract_item(
      {.bytes = "<html><head>" + head + "</head><body>" + body +
                "<p>The keeper had left the lamp burning when the boat came in.</p></body></html>",
       .url = url});
  return {item.publisher, item.provenance[static_cast<std::size_t>(Field::kPublisher)].rule};
}

std::string title(const std::string& text) { return "<title>" + text + "</title>"; }
std::string meta(const std::string& key, const std::string& value) {
  return "<meta property=\"" + key + "\" content=\"" + value + "\">";
}
std::string json_ld(const std::string& json) {
  return "<script type='application/ld+json'>" + json + "</script>";
}

TEST(Publisher, ReadsJsonLdFirst) {
  const Read both = read(json_ld(R"({"@type": "NewsArticle", "headline": "x",
      "publisher": {"@type": "Organization", "name": "The Coastal Times"}})") +
                         meta("og:site_name", "Times"));
  EXPECT_EQ(both.publisher, "The Coastal Times");
  EXPECT_EQ(both.rule, "JSON-LD publisher");
}

TEST(Publisher, PassesOverNamesOfPrograms) {
  EXPECT_EQ(read(json_ld(R"({"@type": "BlogPosting", "headline": "x",
      "publisher": {"@type": "Organization", "name": "Blogger"}})") +
                 meta("og:site_name", "Harbour notes"))
                .publisher,
            "Harbour notes");
}

TEST(Publisher, ReadsMicrodata) {
  EXPECT_EQ(
      read("", R"(<div itemprop="publisher" itemscope itemtype="https://schema.org/Organization">
      <meta itemprop="name" content="Coastal Times"></div>)")
          .publisher,
      "Coastal Times");
  EXPECT_EQ(read("", R"(<span itemprop="publisher">Coastal Times</span>)").rule,
            "itemprop=publisher");
}

TEST(Publisher, ReadsJournalAndSite) {
  EXPECT_EQ(read(meta("citation_journal_title", "Journal of Lighthouses")).publisher,
            "Journal of Lighthouses");
  EXPECT_EQ(read(json_ld(R"({"@type": "WebSite", "name": "Harbour notes"})")).rule,
            "JSON-LD WebSite");
  EXPECT_EQ(read(meta("application-name", "Harbour notes")).rule, "application-name");
  EXPECT_EQ(read(meta("DC.publisher", "Harbour Press")).rule, "dc.publisher");
}

TEST(Publisher, PassesOverTitlesInPlaceOfNames) {
  EXPECT_EQ(read(meta("application-name", "The last keeper leaves the island after forty years") +
                 title("The last keeper leaves the island after forty years - Times"))
                .publisher,
            "Times");
}

TEST(Publisher, FindsHostInTitle) {
  EXPECT_EQ(read(title("The last keeper | Times Online")).publisher, "Times Online");
  EXPECT_EQ(read(title("The last keeper | Harbour Online")).publisher, "");
  EXPECT_EQ(read(title("The last keeper - Coast - The Times")).publisher, "The Times");
  EXPECT_EQ(read(title("Times of the Coast: The last keeper")).publisher, "Times of the Coast");
  EXPECT_EQ(read(title("The last keeper | Times")).rule, "title");
}

TEST(Publisher, TakesRestOfTitleBesideHeadline) {
  EXPECT_EQ(read(title("The last keeper – Stories | Harbour notes"), "<h1>The last keeper</h1>")
                .publisher,
            "Harbour notes");
  EXPECT_EQ(read(title("The last keeper - by Jane Example"), "<h1>The last keeper</h1>").publisher,
            "");
  EXPECT_EQ(read(title("The last keeper - a story"), "").publisher, "");
}

TEST(Publisher, TakesNameBehindUnderscoreInChinese) {
  EXPECT_EQ(read(title("最后一位守塔人离开了海岛_社会_示例新闻网")).publisher, "示例新闻网");
  EXPECT_EQ(read(title("about_snake_case")).publisher, "");
}

TEST(Publisher, ReadsSourceLabelInChinese) {
  const std::string head = title("最后一位守塔人离开了海岛_示例新闻网");
  const std::string text = "<p>渡轮在雾散之前就开走了，码头上谁也不知道它什么时候回来。</p>";
  for (const char* label : {"<span id='source'>来源：<a>海岛日报</a></span>",
                            "<div class='post_source'>2019-09-07　来源: 海岛日报 作者：张三</div>",
                            "<a class='source'>海岛日报</a>"}) {
    const Read found = read(head, label + text);
    EXPECT_EQ(found.publisher, "海岛日报") << label;
    EXPECT_EQ(found.rule, "来源");
  }
  EXPECT_EQ(read(head, "<span class='source'>来源：网络</span>" + text).publisher, "示例新闻网");
  EXPECT_EQ(read(title("The last keeper | Times"), "<a class='source'>Photo agency</a>").publisher,
            "Times");
}

TEST(Publisher, ReadsMasthead) {
  for (const char* masthead :
       {"<div id='logo'><a href='/'>Harbour notes</a></div>",
        "<a href='https://times.example/'><img src='/i/logo.png' alt='Harbour notes logo'></a>",
        "<p class='site-title'><a href='https://www.times.example'>Harbour notes</a></p>"}) {
    const Read found = read(title("The last keeper"), masthead);
    EXPECT_EQ(found.publisher, "Harbour notes") << masthead;
    EXPECT_EQ(found.rule, "masthead");
  }
  for (const char* other : {"<div class='logo'><a href='/'>Home</a></div>",
                            "<div class='logo'><a href='/shop/'>Harbour shop</a></div>",
                            "<a href='/'>Harbour notes</a>",
                            "<a class='logo' href='/'><img alt='Grafik: Harbour-Logo'></a>"}) {
    EXPECT_EQ(read(title("The last keeper"), other).publisher, "") << other;
  }
}

TEST(Publisher, TakesNameOfApp) {
  EXPECT_EQ(read(meta("twitter:app:name:iphone", "Harbour notes")).rule, "app name");
  EXPECT_EQ(read(meta("twitter:app:name:iphone", "Harbour for iPhone")).publisher, "");
}

TEST(Publisher, PageWithoutSiteIsItsAuthors) {
  EXPECT_EQ(read(meta("author", "Jane Example")).publisher, "Jane Example");
  EXPECT_EQ(read(meta("author", "Jane Example, John Sample")).publisher, "");
}

TEST(Publisher, NamesTheHostThatThePageDeclares) {
  const Read found = read("<link rel=canonical href='https://www.harbour.example/notes'>");
  EXPECT_EQ(found.publisher, "harbour.example");
  EXPECT_EQ(found.rule, "host");
  EXPECT_EQ(read("").publisher, "");
}

TEST(Publisher, IsCleaned) {
  EXPECT_EQ(read(meta("og:site_name", " Tom &amp;amp; Sons\n ")).publisher, "Tom & Sons");
  EXPECT_EQ(read(meta("og:site_name", "https://www.times.example/")).publisher, "times.example");
  EXPECT_EQ(read(meta("og:site_name", "@harbour")).publisher, "harbour");
}

TEST(Publisher, RefusesWhatIsNoName) {
  for (const char* name : {"{{site}}", "–", "https://"}) {
    EXPECT_EQ(read(meta("og:site_name", name)).publisher, "") << name;
  }
  EXPECT_EQ(read(meta("og:site_name", std::string(81, 'x'))).publisher, "");
}

}  // namespace
}  // namespace sheaf
