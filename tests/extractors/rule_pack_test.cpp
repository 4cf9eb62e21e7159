#include "extractors/rules/rule_pack.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "items/extract.h"
#include "items/item_json.h"

namespace sheaf {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

std::string pack_of(const std::string& rules, const std::string& hosts = R"(["news.example"])") {
  return R"({"name": "mine", "hosts": )" + hosts + R"(, "rules": [)" + rules + "]}";
}

Item extract(const std::string& json, const std::string& body) {
  const Result<RulePack> pack = parse_rule_pack(json);
  EXPECT_TRUE(pack.ok()) << pack.error().where << ": " << pack.error().message;
  if (!pack.ok()) return {};
  return extract_item({.bytes = "<!doctype html><title>General title</title>" + body,
                       .url = "https://news.example/a/b"},
                      {.packs = std::span(&*pack, 1)});
}

std::string title(const std::string& rule, const std::string& body) {
  return extract(pack_of(R"({"field": "title", )" + rule + "}"), body).title;
}

std::string error(const std::string& json) {
  const Result<RulePack> pack = parse_rule_pack(json);
  return pack.ok() ? "" : pack.error().where + ": " + pack.error().message;
}

TEST(RulePack, WinsOverTheProgramAndSaysWho) {
  const Item item = extract(pack_of(R"({"field": "title", "select": "h2.head"})"),
                            "\n<h1>General title</h1><h2 class=head>The pack's own title</h2>");
  EXPECT_EQ(item.title, "The pack's own title");
  const Provenance& from = item.provenance[static_cast<std::size_t>(Field::kTitle)];
  EXPECT_EQ(from.extractor, "mine");
  EXPECT_EQ(from.rule, "h2.head");
  EXPECT_EQ(from.place, "2:23");
}

TEST(RulePack, LeavesToOthersWhatItDoesNotFind) {
  EXPECT_EQ(title(R"("select": "h2.head")", "<h1>General title</h1>"), "General title");
}

TEST(RulePack, IsForItsHostsAlone) {
  const auto is_for = [](const std::string& pattern, const std::string& host) {
    return is_for_host(*parse_rule_pack(pack_of("", "[\"" + pattern + "\"]")), host);
  };
  EXPECT_TRUE(is_for("news.example", "news.example"));
  EXPECT_TRUE(is_for("News.Example", "news.example"));
  EXPECT_FALSE(is_for("news.example", "www.news.example"));
  EXPECT_TRUE(is_for("*.news.example", "news.example"));
  EXPECT_TRUE(is_for("*.news.example", "a.b.news.example"));
  EXPECT_FALSE(is_for("*.news.example", "fakenews.example"));
  EXPECT_TRUE(is_for("*", ""));
  EXPECT_TRUE(is_for("bücher.example", "xn--bcher-kva.example"));
}

TEST(RulePack, TakesAttributes) {
  EXPECT_EQ(title(R"("select": "[data-title]", "take": "@data-Title")",
                  "<p data-title='In an attribute'>no"),
            "In an attribute");
}

TEST(RulePack, KeepsTheGroupOfAMatchAndDropsTheRest) {
  EXPECT_EQ(title(R"("select": "p", "match": "^Title: (.*)$")",
                  "<p>Not this one</p><p>Title: After the colon</p>"),
            "After the colon");
}

TEST(RulePack, TransformsInOrder) {
  EXPECT_EQ(title(R"("select": "p", "transform": ["unescape", "lower"])", "<p>Salt &amp;amp; Tea"),
            "salt & tea");
  const Item item =
      extract(pack_of(R"({"field": "published", "select": ".d", "transform": ["date"]},
                 {"field": "hero_image", "select": ".i img", "take": "@data-big",
                  "transform": ["url"]})"),
              "<p class=d>Printed on 4 May 2021 in ink</p><p class=i><img "
              "data-big=../big/photo.jpg alt=Sea>");
  EXPECT_EQ(item.published, "2021-05-04");
  EXPECT_EQ(item.hero_image.url, "https://news.example/big/photo.jpg");
  EXPECT_EQ(item.hero_image.alt, "Sea");
}

TEST(RulePack, PointsIntoAVariableOfAScript) {
  const std::string script =
      "<script>var other = {a: 1}\nwindow.pageData = {article: {title: 'It\\'s {here}', n: "
      "[1,],},}\n"
      "var more = {}</script>";
  EXPECT_EQ(title(R"("script": "pageData", "pointer": "/article/title")", script), "It's {here}");
  EXPECT_EQ(title(R"("script": "pageData", "pointer": "/article/none")", script), "General title");
  EXPECT_EQ(title(R"("script": "nothing", "pointer": "/a")", script), "General title");
}

TEST(RulePack, PointsIntoAJsonScript) {
  EXPECT_EQ(title(R"("script": "__DATA__", "pointer": "/a~1b/1/m~0n")",
                  R"(<script id="__DATA__" type="application/json">
                     {"a/b": [0, {"m~n": "Deep inside"}]}</script>)"),
            "Deep inside");
}

TEST(RulePack, ReadsAVariableThatIsAText) {
  EXPECT_EQ(title(R"("script": "msg")", "<script>var msg = 'A title in a script';</script>"),
            "A title in a script");
}

TEST(RulePack, TakesEveryTextOfAList) {
  const Item item = extract(pack_of(R"({"field": "tags", "script": "d", "pointer": "/t"})"),
                            "<script>d = {t: ['Salt', {}, 'Brass']}</script>");
  EXPECT_THAT(item.tags, ElementsAre("Salt", "Brass"));
}

TEST(RulePack, TellsPagesThatStandInAnArticlesPlace) {
  const std::string pack = R"json({"name": "n", "hosts": ["*"], "rules": [],
      "state": [{"is": "blocked", "select": "h1", "match": "(?i)(log in)"},
                {"is": "deleted", "select": ".gone"}]})json";
  EXPECT_EQ(extract(pack, "<h1>Please log in</h1>").state, State::kBlocked);
  EXPECT_EQ(extract(pack, "<h1>Title</h1><i class=gone></i>").state, State::kDeleted);
  EXPECT_EQ(extract(pack, "<h1>Title</h1>").state, State::kOk);
}

TEST(RulePack, KnowsEveryFieldByItsNameInTheRecord) {
  for (int i = 0; i < static_cast<int>(Field::kCount); ++i) {
    const std::string name(field_name(static_cast<Field>(i)));
    const Result<RulePack> pack =
        parse_rule_pack(pack_of(R"({"field": ")" + name + R"(", "select": "a"})"));
    ASSERT_TRUE(pack.ok()) << name;
    EXPECT_EQ(pack->rules[0].field, static_cast<Field>(i));
  }
}

TEST(RulePack, RefusesNul) {
  EXPECT_THAT(error(std::string("2\0}", 3)), HasSubstr("line 1, column 2"));
  EXPECT_THAT(error(std::string("]\0", 2)), HasSubstr("line 1"));
}

TEST(RulePack, NamesTheLineAndKeyOfAMistake) {
  EXPECT_EQ(error("{\n \"name\": \"x\",\n \"hosts\": [\"a.example\"],\n \"rules\": [\n"
                  "  {\"field\": \"title\", \"select\": \"h1\"},\n"
                  "  {\"field\": \"tags\",\n   \"select\": \"a >\"}\n ]\n}"),
            "line 7, rules[1].select: column 4: an element, '#', '.', '[' or ':' is expected, not "
            "the end");
  EXPECT_THAT(error("{\n\"name\": }"), HasSubstr("line 2, column 9"));
  EXPECT_EQ(error("[]"), "line 1: an object is expected");
  EXPECT_EQ(error("{\"name\": \"x\", \"rules\": []}"), "line 1: \"hosts\" is missing");
}

TEST(RulePack, RefusesWhatItDoesNotKnow) {
  const auto rule_error = [](const std::string& rule) { return error(pack_of(rule)); };
  EXPECT_EQ(rule_error(R"({"field": "title", "selects": "h1"})"),
            "line 1, rules[0].selects: there is no such key here");
  EXPECT_THAT(rule_error(R"({"field": "headline", "select": "h1"})"),
              HasSubstr("rules[0].field: one of these is expected: canonical_url, language"));
  EXPECT_THAT(rule_error(R"({"field": "title"})"), HasSubstr("either \"select\" or \"script\""));
  EXPECT_THAT(rule_error(R"({"field": "title", "select": "a", "script": "b"})"),
              HasSubstr("either \"select\" or \"script\""));
  EXPECT_THAT(rule_error(R"({"field": "title", "select": "a", "take": "href"})"),
              HasSubstr("rules[0].take: "));
  EXPECT_THAT(rule_error(R"({"field": "title", "script": "a", "pointer": "b"})"),
              HasSubstr("rules[0].pointer: a JSON pointer"));
  EXPECT_THAT(rule_error(R"({"field": "title", "select": "a", "match": "a(b"})"),
              HasSubstr("rules[0].match: missing )"));
  EXPECT_THAT(rule_error(R"json({"field": "title", "select": "a", "match": "(a)(b)"})json"),
              HasSubstr("rules[0].match: an expression with one group"));
  EXPECT_THAT(rule_error(R"({"field": "title", "select": "a", "transform": ["trim", "upper"]})"),
              HasSubstr("rules[0].transform[1]: one of these is expected"));
  EXPECT_THAT(rule_error(R"({"field": "title", "select": "a"}, {"field": "title", "select": "a"})"),
              HasSubstr("rules[1]: it has the name of rules[0]"));
  for (const char* host : {"[]", "[\"\"]", "[\"https://a.example\"]", "[\"a.*\"]", "[1]", "\"a\""})
    EXPECT_THAT(error(pack_of("", host)), HasSubstr("hosts")) << host;
}

}  // namespace
}  // namespace sheaf
