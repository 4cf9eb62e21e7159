#include "extractors/meta/title.h"

#include <gtest/gtest.h>

#include <string>

#include "items/extract.h"

namespace sheaf {
namespace {

struct Read {
  std::string title, rule;
};

Read read(const std::string& head, const std::string& body,
          const std::string& url = "https://www.times.example/2021/04/lights") {
  const Item item = extract_item(
      {.bytes = "<html><head>" + head + "</head><body>" + body + "</body></html>", .url = url});
  return {item.title, item.provenance[static_cast<std::size_t>(Field::kTitle)].rule};
}

std::string title(const std::string& text) { return "<title>" + text + "</title>"; }
std::string meta(const std::string& key, const std::string& value) {
  return "<meta property=\"" + key + "\" content=\"" + value + "\">";
}
std::string h1(const std::string& text) { return "<h1>" + text + "</h1>"; }
const std::string kText = "<p>The keeper had left the lamp burning when the boat came in.</p>";

TEST(Title, IsTheHeadlineThatMetadataConfirm) {
  const Read both =
      read(meta("og:title", "The Last Keeper | Times"), h1("The last keeper") + kText);
  EXPECT_EQ(both.title, "The last keeper");
  EXPECT_EQ(both.rule, "headline");
}

TEST(Title, PassesOverHeadlinesThatNothingConfirms) {
  EXPECT_EQ(read(meta("og:title", "The last keeper"),
                 h1("Our newsletter") + h1("The last keeper") + h1("More stories") + kText)
                .title,
            "The last keeper");
}

TEST(Title, TakesConfirmedPartOfTitle) {
  EXPECT_EQ(
      read(title("Coast: The last keeper - News - The Daily Beacon"), h1("The last keeper") + kText)
          .title,
      "The last keeper");
}

TEST(Title, KeepsContentBehindBar) {
  EXPECT_EQ(read(title("Lights in the fog | AAAI 2021"), h1("Lights in the fog | AAAI 2021")).title,
            "Lights in the fog | AAAI 2021");
  EXPECT_EQ(read(title("雾中的灯光丨灯塔社等出品"), kText).title, "雾中的灯光丨灯塔社等出品");
}

TEST(Title, DropsSiteNameAtTheEnd) {
  EXPECT_EQ(read(title("The last keeper | The Daily Beacon – News from the coast") +
                     meta("og:site_name", "The Daily Beacon"),
                 kText)
                .title,
            "The last keeper");
  EXPECT_EQ(read(title("The last keeper - times.example"), kText).title, "The last keeper");
  EXPECT_EQ(read(title("The last keeper (Times)"), kText).title, "The last keeper");
}

TEST(Title, DropsSiteNameInFront) {
  EXPECT_EQ(read(title("Times: The last keeper"), kText).title, "The last keeper");
  EXPECT_EQ(read(title("Times (plural)"), kText).title, "Times (plural)");
}

TEST(Title, KeepsTheNameBeforeTheColonOfAHeading) {
  const std::string name = "PaLM-E: An Embodied Language Model";
  EXPECT_EQ(read(title(name), h1(name) + kText, "https://palm-e.github.io/").title, name);
  EXPECT_EQ(read(title("Times: The last keeper"), kText).title, "The last keeper");
  EXPECT_EQ(read(title("Introducing boats \\ Times"), kText).title, "Introducing boats");
}

TEST(Title, DropsByline) {
  EXPECT_EQ(read(title("The last keeper - by Jane Example"), kText).title, "The last keeper");
}

TEST(Title, DropsChineseSectionAndSite) {
  EXPECT_EQ(read(title("最后一位守塔人离开了海岛_社会_示例新闻网"), kText).title,
            "最后一位守塔人离开了海岛");
  EXPECT_EQ(read(title("最后一位守塔人|海岛|灯塔_示例新闻网"), h1("最后一位守塔人") + kText).title,
            "最后一位守塔人");
}

TEST(Title, DropsSiteNameBehindADashWithoutSpace) {
  const std::string url = "https://www.timesonline.example/a";
  EXPECT_EQ(read(title("雾中的灯光与GPU-Times 海上生活"), kText, url).title, "雾中的灯光与GPU");
  EXPECT_EQ(read(title("雾中的灯光与GPU-Server 海上生活"), kText, url).title,
            "雾中的灯光与GPU-Server 海上生活");
}

TEST(Title, KnowsMastheadByItsLink) {
  EXPECT_EQ(read(title("Harbour notes - The last keeper"),
                 R"(<h1><a href="/">Harbour notes</a></h1><h2>The last keeper</h2>)" + kText)
                .title,
            "The last keeper");
}

TEST(Title, PrefersHeadlineThatGoesOn) {
  EXPECT_EQ(read(meta("og:title", "The last keeper leaves the island"),
                 h1("The last keeper leaves the island after forty years") + kText)
                .title,
            "The last keeper leaves the island after forty years");
}

TEST(Title, LeavesWordsForSearchEnginesOut) {
  EXPECT_EQ(read(meta("og:title", "The last keeper leaves the island, Coast"),
                 h1("Today") + h1("The last keeper leaves the island") + kText)
                .title,
            "The last keeper leaves the island");
  EXPECT_EQ(read(title("Rendering of tables in columns, currently as text"),
                 h1("Rendering of tables in columns") + kText)
                .title,
            "Rendering of tables in columns, currently as text");
}

TEST(Title, LeavesKickerOut) {
  EXPECT_EQ(read(meta("og:title", "The last keeper"),
                 h1("<span>Coast</span> <span>The last keeper</span>") + kText)
                .title,
            "The last keeper");
  EXPECT_EQ(read(title("Coast - The last keeper of them all"),
                 h1("<span class='article-kicker'>Coast</span><span> - </span>"
                    "<span>The last keeper of them all</span>") +
                     kText)
                .title,
            "The last keeper of them all");
}

TEST(Title, TakesCaseAndSpacesFromMetadata) {
  EXPECT_EQ(read(meta("og:title", "The last keeper"), h1("THE LAST KEEPER") + kText).title,
            "The last keeper");
  EXPECT_EQ(read(meta("og:title", "The last keeper"), h1("The last<b>keeper</b>") + kText).title,
            "The last keeper");
}

TEST(Title, LosesPermalinkSign) {
  EXPECT_EQ(read(title("The last keeper"), h1("The last keeper<a href='#x'>¶</a>") + kText).title,
            "The last keeper");
}

TEST(Title, PrefersOnlyHeadlineToWordingForSocialMedia) {
  EXPECT_EQ(read(meta("og:title", "You won't believe who lived here"),
                 h1("The last keeper leaves the island") + kText)
                .title,
            "The last keeper leaves the island");
  EXPECT_EQ(read(title("Testing tables"), h1("Lorem ipsum dolor sit amet") + kText).title,
            "Testing tables");
}

TEST(Title, IgnoresHeadlinesOfTeasers) {
  EXPECT_EQ(read(meta("og:title", "The last keeper leaves the island today"),
                 "<aside><h1>The last keeper leaves the mainland today</h1></aside>" + kText)
                .title,
            "The last keeper leaves the island today");
}

TEST(Title, FallsBackInOrder) {
  const std::string ld =
      R"(<script type="application/ld+json">{"@type":"NewsArticle","headline":"From LD"}</script>)";
  EXPECT_EQ(read(ld + meta("og:title", "From Open Graph"), kText).rule, "JSON-LD headline");
  EXPECT_EQ(read(meta("og:title", "From Open Graph") + title("Title"), kText).rule, "og:title");
  EXPECT_EQ(read(meta("citation_title", "Cited") + title("Title"), kText).rule, "citation_title");
  EXPECT_EQ(read(meta("twitter:title", "Card") + title("Title"), kText).rule, "twitter:title");
  EXPECT_EQ(read(title("Title"), kText).rule, "title");
  EXPECT_EQ(read("", h1("Heading") + kText).rule, "heading");
}

TEST(Title, RefusesWhatSaysNothing) {
  EXPECT_EQ(read(title("Home | Times"), h1("The last keeper") + kText).title, "The last keeper");
  EXPECT_EQ(read(title("{{ title }}"), h1("The last keeper") + kText).title, "The last keeper");
  EXPECT_EQ(read(meta("og:title", "last-keeper-2021") + title("The last keeper"), kText).title,
            "The last keeper");
  EXPECT_EQ(read(title("Times"), h1("The last keeper") + kText).title, "The last keeper");
}

TEST(Title, DecodesTwiceEscapedText) {
  EXPECT_EQ(read(meta("og:title", "Tom &amp;amp; Jerry &amp;#8211; again"), kText).title,
            "Tom & Jerry – again");
}

TEST(Title, PageOfTheSiteItselfIsCalledLikeIt) {
  std::string text;
  for (int i = 0; i < 8; ++i) text += kText;
  const Read home = read(title("Times"), text, "https://www.times.example/");
  EXPECT_EQ(home.title, "Times");
  EXPECT_EQ(home.rule, "title of the site");
}

TEST(Title, IsEmptyForShellWithoutText) { EXPECT_EQ(read(title("Times"), "").title, ""); }

TEST(Title, KnowsTheSiteOfAnArchivedPage) {
  EXPECT_EQ(read(title("The last keeper | Beacon"), kText,
                 "https://archive.example/web/2012/http://www.beacon.example/keeper")
                .title,
            "The last keeper");
}

}  // namespace
}  // namespace sheaf
