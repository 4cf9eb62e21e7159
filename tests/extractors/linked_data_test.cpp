#include "extractors/meta/linked_data.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/json.h"

namespace sheaf {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

constexpr std::string_view kAddress = "https://news.example/2021/a.html";

LinkedData read(std::vector<std::string_view> bodies) {
  std::vector<Script> scripts;
  for (const std::string_view body : bodies) {
    scripts.push_back({"application/ld+json", body, static_cast<NodeId>(10 + scripts.size())});
  }
  const std::vector<Url> addresses{*Url::parse(kAddress)};
  return LinkedData(scripts, addresses);
}

std::string headline(const LinkedData& data) {
  return data.article() ? data.text(*data.article()->object, "headline") : "none";
}

std::string types(const LinkedData& data) {
  std::string out;
  for (const LinkedData::Entity& entity : data.entities()) {
    out += data.text(*entity.object, "@type") + " ";
  }
  return out;
}

std::string repeat(std::string_view text, std::size_t times) {
  std::string out;
  while (times-- > 0) out += text;
  return out;
}

TEST(LinkedData, ReadsAnArticle) {
  const LinkedData data =
      read({R"({"@context":"https://schema.org","@type":"NewsArticle","headline":"标题"})"});
  EXPECT_EQ(headline(data), "标题");
  EXPECT_EQ(data.article()->script, 10u);
}

TEST(LinkedData, ReadsJsonLdAlone) {
  const std::vector<Script> scripts{
      {"text/javascript", R"({"@type":"Article","headline":"a"})", 1},
      {"", R"({"@type":"Article","headline":"b"})", 2},
      {" Application/LD+JSON; charset=utf-8", R"({"@type":"Article","headline":"c"})", 3}};
  const LinkedData data(scripts, {});
  ASSERT_EQ(data.entities().size(), 1u);
  EXPECT_EQ(headline(data), "c");
}

TEST(LinkedData, OfNothingIsEmpty) {
  for (const char* body :
       {"", "null", "[]", "\"x\"", "{}", "not json", R"({"headline":"no type"})"}) {
    const LinkedData data = read({body});
    EXPECT_THAT(data.entities(), IsEmpty()) << body;
    EXPECT_EQ(data.article(), nullptr);
  }
  EXPECT_EQ(LinkedData().article(), nullptr);
}

TEST(LinkedData, FlattensArraysAndGraphs) {
  const LinkedData data =
      read({R"([{"@type":"WebSite"},[{"@type":"Person"}]])",
            R"({"@graph":[{"@type":"WebPage"},{"@type":"Article","headline":"in"}]})",
            R"({"@type":"BreadcrumbList","@graph":{"@type":"Organization"}})"});
  EXPECT_EQ(types(data), "Article WebSite Person WebPage BreadcrumbList Organization ");
  EXPECT_EQ(headline(data), "in");
  EXPECT_EQ(data.article()->script, 11u);
}

TEST(LinkedData, FindsTheArticleInsideItsWebPage) {
  const LinkedData data = read({R"({"@type":"WebPage","headline":"page","mainEntity":
      {"@type":["BlogPosting"],"headline":"post","author":{"@type":"Person","name":"x"}}})"});
  EXPECT_EQ(headline(data), "post");
  EXPECT_EQ(types(data), "BlogPosting WebPage ");
}

TEST(LinkedData, LeavesListsAndPartsAlone) {
  const LinkedData data =
      read({R"({"@type":"ItemList","itemListElement":[{"@type":"ListItem",
      "item":{"@type":"Article","headline":"other"}}]})",
            R"({"@type":"WebPage","hasPart":{"@type":"Article","headline":"part"}})"});
  EXPECT_EQ(data.article(), nullptr);
  EXPECT_EQ(data.entities().size(), 2u);
}

TEST(LinkedData, TakesTheQuestionOfAPageButNoneOfItsFaq) {
  EXPECT_EQ(
      headline(read({R"({"@type":"QAPage","mainEntity":{"@type":"Question","headline":"q"}})"})),
      "q");
  EXPECT_EQ(
      read({R"({"@type":"FAQPage","mainEntity":[{"@type":"Question","name":"q"}]})"}).article(),
      nullptr);
}

TEST(LinkedData, ReadsDatesInBaidusVocabulary) {
  const LinkedData data = read({R"({"@context":"https://ziyuan.baidu.com/contexts/cambrian.jsonld",
      "@id":"https://news.example/2021/a.html","title":"t","pubDate":"2024-05-06T15:44:46","upDate":"2024-05-07"})"});
  ASSERT_EQ(data.entities().size(), 1u);
  EXPECT_EQ(data.article(), nullptr);
  EXPECT_TRUE(LinkedData::has_type(*data.entities()[0].object, "WebPage"));
  EXPECT_EQ(data.text(*data.entities()[0].object, "datePublished"), "2024-05-06T15:44:46");
  EXPECT_EQ(data.text(*data.entities()[0].object, "dateModified"), "2024-05-07");
}

TEST(LinkedData, StubsAreNoEntities) {
  const LinkedData data = read(
      {R"([{"@type":"Article","@id":"#a"},{"@type":"Article","@id":"#a","headline":"full"}])"});
  EXPECT_EQ(data.entities().size(), 1u);
  EXPECT_EQ(headline(data), "full");
}

TEST(LinkedData, ArticlesInAGraphInheritWhatStandsBesideIt) {
  const LinkedData data =
      read({R"({"@context":"x","publisher":{"name":"P"},"headline":"outer","@graph":[
      {"@type":"Article","headline":"own"},{"@type":"Person","name":"y"}]})"});
  EXPECT_EQ(headline(data), "own");
  EXPECT_EQ(data.text(*data.article()->object, "publisher"), "P");
  EXPECT_EQ(data.text(*data.article()->object, "@context"), "");
  EXPECT_EQ(data.text(*data.entities()[1].object, "publisher"), "");
  EXPECT_EQ(
      headline(read({R"({"@type":"WebSite","headline":"site","@graph":[{"@type":"Article"}]})"})),
      "");
}

TEST(LinkedData, KnowsTypesHoweverTheyAreWritten) {
  for (const char* type :
       {R"("NewsArticle")", R"("newsarticle")", R"("http://schema.org/NewsArticle")",
        R"("https://www.schema.org/NewsArticle")", R"("schema:NewsArticle")",
        R"(["Thing"," NewsArticle "])", R"(["http://schema.org/NewsArticle",1])"}) {
    const Json object = {{"@type", *parse_json(type)}};
    EXPECT_TRUE(LinkedData::has_type(object, "NewsArticle")) << type;
    EXPECT_TRUE(LinkedData::is_article(object)) << type;
  }
  for (const char* type :
       {R"("NewsArticles")", R"("Person")", "1", "null", "[]", R"({"a":"NewsArticle"})", R"("")"}) {
    const Json object = {{"@type", *parse_json(type)}};
    EXPECT_FALSE(LinkedData::has_type(object, "NewsArticle")) << type;
    EXPECT_FALSE(LinkedData::is_article(object)) << type;
  }
  EXPECT_FALSE(LinkedData::is_article(Json("NewsArticle")));
}

TEST(LinkedData, TextsComeBeforeOtherWorks) {
  EXPECT_EQ(headline(read(
                {R"([{"@type":"VideoObject","headline":"v"},{"@type":"Report","headline":"r"}])"})),
            "r");
  EXPECT_EQ(headline(read({R"([{"@type":"WebPage"},{"@type":"VideoObject","headline":"v"}])"})),
            "v");
}

struct Address {
  const char* member;
};
class ArticleOfTheAddress : public testing::TestWithParam<Address> {};

TEST_P(ArticleOfTheAddress, ComesFirst) {
  const std::string body =
      R"([{"@type":"Article","headline":"related","url":"https://news.example/b.html"},
      {"@type":"VideoObject","headline":"this",)" +
      std::string(GetParam().member) + "}]";
  EXPECT_EQ(headline(read({body})), "this");
}

INSTANTIATE_TEST_SUITE_P(
    Members, ArticleOfTheAddress,
    testing::Values(
        Address{R"("url":"https://news.example/2021/a.html")"},
        Address{R"("mainEntityOfPage":"http://www.news.example/2021/a.html")"},
        Address{
            R"("mainEntityOfPage":{"@type":"WebPage","@id":"https://news.example/2021/a.html#page"})"},
        Address{R"("mainEntityOfPage":{"url":"/2021/a.html"})"},
        Address{R"("@id":"https://news.example/2021/a.html#article")"},
        Address{R"("@id":"#article")"}));

TEST(LinkedData, ListsOfArticlesElsewhereHaveNone) {
  const auto article = [](int i) {
    return R"({"@type":"NewsArticle","headline":")" + std::to_string(i) +
           R"(","url":"https://news.example/)" + std::to_string(i) + "\"},";
  };
  EXPECT_EQ(headline(read({"[" + article(1) + article(2) + "]"})), "1");
  EXPECT_EQ(read({"[" + repeat(R"({"@type":"VideoObject"},)", 3) + "]"}).article(), nullptr);
  const LinkedData listing = read({"[" + article(1) + article(2) + article(3) + "]"});
  EXPECT_EQ(listing.article(), nullptr);
  EXPECT_EQ(listing.entities().size(), 3u);
  EXPECT_EQ(headline(read({"[" + article(1) + article(2) + article(3) +
                           R"({"@type":"NewsArticle","headline":"this","url":"/2021/a.html"}])"})),
            "this");
}

TEST(LinkedData, FollowsReferencesBetweenScripts) {
  const LinkedData data = read(
      {R"({"@type":"Article","author":{"@id":"#jane"},"publisher":[{"@id":"#org"}],"editor":{"@type":"Person","@id":"#jane"},
          "sponsor":{"@id":"#nobody"}})",
       R"({"@graph":[{"@type":"Person","@id":"#jane","name":"Jane"}]})",
       R"({"@type":"WebSite","publisher":{"@id":"#org","@type":"Organization","name":"Org","logo":1}})",
       R"({"@type":"WebPage","about":{"@id":"#org","name":"Less"}})"});
  const Json& article = *data.article()->object;
  EXPECT_EQ(data.text(article, "author"), "Jane");
  EXPECT_EQ(data.text(article, "editor"), "Jane");
  EXPECT_EQ(data.text(article, "publisher"), "Org");
  EXPECT_EQ(data.text(article, "sponsor"), "");
  EXPECT_EQ(string_at(data.resolve(article["author"]), "name"), "Jane");
  EXPECT_EQ(&data.resolve(article["sponsor"]), &article["sponsor"]);
  EXPECT_EQ(&data.resolve(article), &article);
}

TEST(LinkedData, KeepsItsValuesWhenMoved) {
  LinkedData first = read({R"({"@type":"Article","headline":"h","author":{"@id":"#j"}})",
                           R"([{"@id":"#j","name":"J"}])"});
  LinkedData second = std::move(first);
  EXPECT_EQ(headline(second), "h");
  EXPECT_EQ(second.text(*second.article()->object, "author"), "J");
}

TEST(LinkedDataNames, ReadEveryWayToWriteThem) {
  const LinkedData data = read({R"({"@type":"Article","a":"x","b":["x","y"],"c":{"name":"x"},
      "d":[{"@type":"Person","name":"x"},{"name":["y","z"]}],"e":{"@value":"x","@language":"en"},
      "f":[{"name":{"@value":"x"}},""," ",{},null,true,{"url":"u"}],"g":" A &amp; B&nbsp;","h":1617961215000,
      "i":{"@list":["x","y"]},"j":{"givenName":"Ada","familyName":"Lovelace"},"k":{"familyName":"王"},
      "l":{"legalName":"Inc"},"m":{"name":null,"legalName":"Ltd"}})"});
  const Json& article = *data.article()->object;
  const auto names = [&](std::string_view key) { return data.names(article, key); };
  EXPECT_THAT(names("a"), ElementsAre("x"));
  EXPECT_THAT(names("b"), ElementsAre("x", "y"));
  EXPECT_THAT(names("c"), ElementsAre("x"));
  EXPECT_THAT(names("d"), ElementsAre("x", "y", "z"));
  EXPECT_THAT(names("e"), ElementsAre("x"));
  EXPECT_THAT(names("f"), ElementsAre("x"));
  EXPECT_THAT(names("g"), ElementsAre("A & B"));
  EXPECT_THAT(names("h"), ElementsAre("1617961215000"));
  EXPECT_THAT(names("i"), ElementsAre("x", "y"));
  EXPECT_THAT(names("j"), ElementsAre("Ada Lovelace"));
  EXPECT_THAT(names("k"), ElementsAre("王"));
  EXPECT_THAT(names("l"), ElementsAre("Inc"));
  EXPECT_THAT(names("m"), ElementsAre("Ltd"));
  EXPECT_THAT(names("absent"), IsEmpty());
  EXPECT_THAT(data.names(Json(1), "a"), IsEmpty());
}

TEST(LinkedDataNames, CirclesAndCrowdsEnd) {
  const LinkedData circle =
      read({R"([{"@type":"Article","@id":"#a","author":{"@id":"#a"},"name":{"@id":"#a"}}])"});
  EXPECT_THAT(circle.names(*circle.article()->object, "author"), IsEmpty());
  const std::string crowd = "{\"@type\":\"Article\",\"author\":[" + repeat("\"x\",", 5000) + "]}";
  const LinkedData crowded = read({crowd});
  EXPECT_EQ(crowded.names(*crowded.article()->object, "author").size(), 256u);
}

TEST(LinkedData, ReadsBrokenJson) {
  EXPECT_EQ(headline(read(
                {"<!-- //<![CDATA[\n{\"@type\":\"Article\",\"headline\":\"a\nb\",}\n//]]> -->"})),
            "a\nb");
  EXPECT_EQ(headline(read({R"({"@type":"Person"} {"@type":"Article","headline":"second"};)"})),
            "second");
  EXPECT_EQ(headline(read(
                {R"({&quot;@type&quot;:&quot;Article&quot;,&quot;headline&quot;:&quot;h&quot;})"})),
            "h");
}

TEST(LinkedData, LeavesOutWhatIsTooLargeOrTooDeep) {
  const std::string large =
      R"({"@type":"Article","headline":")" + std::string(1 << 20, 'x') + "\"}";
  const std::string deep = R"({"@type":"Article","x":)" + repeat("[", 64) + repeat("]", 64) + "}";
  const char* good = R"({"@type":"Article","headline":"good"})";
  EXPECT_EQ(headline(read({large, deep, good})), "good");
  EXPECT_EQ(read({large, deep}).entities().size(), 0u);
}

TEST(LinkedData, BoundsWhatAPageMayAskFor) {
  const std::string graph = "{\"k\":\"" + std::string(1 << 19, 'x') + "\",\"@graph\":[" +
                            repeat(R"({"@type":"Article","url":"/x"},)", 10000) + "]}";
  EXPECT_EQ(read({graph}).entities().size(), 10000u);
  const std::string megabyte = R"({"@type":"Person","x":")" + std::string(1000000, 'x') + "\"}";
  EXPECT_EQ(read(std::vector<std::string_view>(20, megabyte)).entities().size(), 8u);
}

}  // namespace
}  // namespace sheaf
