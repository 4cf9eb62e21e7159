#include "extractors/meta/tags.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "items/extract.h"

namespace sheaf {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

const std::string kText =
    "<p>The council decided on Monday that the harbour gets a second crane, larger than the first, "
    "after a debate that went on until midnight and heard forty speakers from the whole coast.</p>"
    "<p>Those who spoke against it feared for the view, those who spoke for it for their work, and "
    "in the end three votes made the difference between them.</p>";

Item read(const std::string& head, const std::string& foot = "") {
  return extract_item({.bytes = "<html><head><title>A second crane</title>" + head +
                                "</head><body><article><h1>A second crane</h1>" + kText + foot +
                                "</article></body></html>",
                       .url = "https://news.example/2021/crane.html"});
}

std::vector<std::string> tags(const std::string& head, const std::string& foot = "") {
  return read(head, foot).tags;
}
std::string rule(const Item& item) {
  return item.provenance[static_cast<std::size_t>(Field::kTags)].rule;
}
std::string meta(const std::string& key, const std::string& value) {
  return "<meta name=\"" + key + "\" content=\"" + value + "\">";
}

TEST(Tags, TakesArticleTagsBeforeTheRest) {
  const std::string head = meta("keywords", "harbour, news") + meta("article:tag", "Cranes") +
                           meta("article:tag", "Chelsea (Manhattan, NY)");
  EXPECT_THAT(tags(head), ElementsAre("Cranes", "Chelsea (Manhattan, NY)"));
  EXPECT_EQ(rule(read(head)), "article:tag");
}

TEST(Tags, SplitsListsAtAnySeparator) {
  EXPECT_THAT(tags(meta("news_keywords", "a1, b1;c1 | d1")), ElementsAre("a1", "b1", "c1", "d1"));
  EXPECT_THAT(tags(meta("article:tag", "港口，起重机、委员会；海岸｜票")),
              ElementsAre("港口", "起重机", "委员会", "海岸", "票"));
}

TEST(Tags, ReadsEachVocabulary) {
  const auto json_ld = [](const std::string& keywords) {
    return R"(<script type="application/ld+json">{"@type": "NewsArticle", "headline": "x",
        "articleSection": "Coast", "keywords": )" +
           keywords + "}</script>";
  };
  EXPECT_THAT(tags(json_ld(R"(["cranes", "Coast", "votes"])")), ElementsAre("cranes", "votes"));
  EXPECT_THAT(tags(json_ld(R"("cranes,votes")")), ElementsAre("cranes", "votes"));
  EXPECT_THAT(tags("<meta itemprop=keywords content='cranes,votes'>"),
              ElementsAre("cranes", "votes"));
  EXPECT_THAT(tags(meta("parsely-tags", "cranes,votes")), ElementsAre("cranes", "votes"));
  EXPECT_THAT(tags(meta("sailthru.tags", "cranes,votes")), ElementsAre("cranes", "votes"));
  EXPECT_THAT(tags(meta("citation_keywords", "cranes; votes")), ElementsAre("cranes", "votes"));
  EXPECT_THAT(tags(meta("DC.subject", "cranes") + meta("DC.subject", "votes")),
              ElementsAre("cranes", "votes"));
}

TEST(Tags, PrefersTheArticlesOwnToTheHeads) {
  const Item item = read(meta("keywords", "harbour, crane, council"),
                         "<p class=tags>Tagged <a rel=tag href=/tag/crane>Cranes</a></p>");
  EXPECT_THAT(item.tags, ElementsAre("Cranes"));
  EXPECT_EQ(rule(item), "rel tag");
}

TEST(Tags, LeavesCategoriesAndSectionsOut) {
  EXPECT_THAT(tags(meta("article:section", "Coast") + meta("article:tag", "coast") +
                   meta("article:tag", "Cranes")),
              ElementsAre("Cranes"));
  EXPECT_THAT(tags("", "<a rel='category tag' href=/category/coast>Coast</a>"), IsEmpty());
}

TEST(Tags, ReadsLinksToTagPages) {
  EXPECT_THAT(tags("",
                   "<div class=filed><a href=/tag/cranes>#Cranes</a>"
                   "<a href='https://news.example/topics/votes/?ref=1'>Votes</a>"
                   "<a href=/cranes/all>All</a></div>"),
              ElementsAre("Cranes", "Votes"));
}

TEST(Tags, PassesOverTagLinksOfOthers) {
  EXPECT_THAT(tags("",
                   "<p>What the council said of <a href=/tag/cranes>cranes</a> was not new to "
                   "anybody in the room that night.</p>"),
              IsEmpty());
  EXPECT_THAT(tags("", "<div class=popular-tags><a href=/tag/rain>Rain</a></div>"), IsEmpty());
  std::string cloud;
  for (char c = 'a'; c <= 'z'; ++c) {
    cloud += std::string("<li><a href=/tag/") + c + ">" + std::string(3, c) + "</a></li>";
  }
  EXPECT_THAT(tags("", "<ul>" + cloud + "</ul>"), IsEmpty());
}

TEST(Tags, RefusesKeywordsOfTheWholeSite) {
  EXPECT_THAT(tags(meta("keywords", "shopping, travel, weather")), IsEmpty());
  EXPECT_THAT(tags(meta("keywords", "Harbour, travel")), ElementsAre("Harbour", "travel"));
}

TEST(Tags, GivesEachOnceWithoutCase) {
  EXPECT_THAT(tags(meta("news_keywords", "Cranes, cranes, ÄRGER, ärger")),
              ElementsAre("Cranes", "ÄRGER"));
}

TEST(Tags, AreShort) {
  EXPECT_THAT(tags(meta("news_keywords",
                        "cranes, a tag of far too many words, "
                        "Donaudampfschifffahrtsgesellschaften")),
              ElementsAre("cranes"));
}

TEST(Tags, AreAtMostTwenty) {
  std::string many;
  for (int i = 0; i < 40; ++i) many += "tag" + std::to_string(i) + ",";
  EXPECT_THAT(tags(meta("news_keywords", many)), SizeIs(20));
}

TEST(Tags, DropsWhatContentSystemsAdd) {
  EXPECT_THAT(tags(meta("news_keywords",
                        "tag:redis, type:article, topic: Votes, @post-id:1, 2021, "
                        "/path, Uncategorized, #cranes, C#, .NET: a history")),
              ElementsAre("redis", "Votes", "cranes", "C#", ".NET: a history"));
}

TEST(Tags, DecodesEntities) {
  EXPECT_THAT(tags(meta("news_keywords", "Food &amp;amp; Drink, S\xC3\xA3o Paulo")),
              ElementsAre("Food & Drink", "São Paulo"));
}

}  // namespace
}  // namespace sheaf
