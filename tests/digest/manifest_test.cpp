// Manifests: what is wrong in one is named, and what an editor wrote survives.
#include "digest/manifest.h"

#include <gtest/gtest.h>

#include "base/json.h"
#include "base/toml.h"
#include "digest/assemble.h"
#include "digest/manifest_init.h"

namespace sheaf {
namespace {

template <typename Value>
std::string fault(const Result<Value>& result) {
  return result.ok() ? "none" : result.error().where + ": " + result.error().message;
}

Item record(std::string url, std::string title) {
  Item item;
  item.id = title;
  item.url = std::move(url);
  item.title = std::move(title);
  item.excerpt = "The lake is deep and cold, and nobody has seen its ground.";
  return item;
}

const Language& english() {
  static const Language kEnglish = find_language("en").value();
  return kEnglish;
}

TEST(Manifest, NamesWhatIsWrongInIt) {
  const auto in = [](std::string_view text) { return fault(parse_json_manifest(text)); };
  EXPECT_EQ(in(R"({"sections":[{"items":[{"url":"https://e.com/","titel":"x"}]}]})"),
            "sections[0].items[0].titel: is not known here");
  EXPECT_EQ(in(R"({"sections":[{"items":[{"url":7}]}]})"),
            "sections[0].items[0].url: is not a string");
  EXPECT_EQ(in(R"({"readings":[{"url":"javascript:alert"
}]
})"),
            "readings[0].url: is no http or https address");
  EXPECT_EQ(in(R"({"sections":[{"items":[{"comment":"nothing"}]}]})"),
            "sections[0].items[0]: has no url, id or title");
  EXPECT_EQ(in(R"({"sections":[{"items":[{"title":""}]}]})"),
            "sections[0].items[0]: has no url, id or title");
  EXPECT_EQ(in(R"({"calendar":"moon"})"), "calendar: has an unknown value");
  EXPECT_EQ(in(R"({"date":"2021-02-30"})"), "date: is no day of the calendar");
  EXPECT_EQ(in("{\n  \"series\": \"A\",\n}").substr(0, 7), "line 3,");
}

TEST(Manifest, RefusesMarkdownThatWouldTakeTooLongToRead) {
  std::string open;
  for (int i = 0; i < 40'000; ++i) open += "a<?";
  const auto in = [](const std::string& text) { return fault(parse_json_manifest(text)); };
  const std::string what = ": has tags that nothing closes that would take too long to read";
  EXPECT_EQ(in(R"({"lead":["a",")" + open + "\"]}"), "lead[1]" + what);
  for (const std::string name : {"byline", "excerpt", "note"})
    EXPECT_EQ(in(R"({"readings":[{"url":"https://e.com/",")" + name + "\":\"" + open + "\"}]}"),
              "readings[0]." + name + what);
}

TEST(Manifest, MeansTheSameInTomlAndJson) {
  const Result<Json> json = parse_toml(
      "series = \"A\"\ndate = 2021-04-09\n[[sections]]\n[[sections.items]]\n"
      "url = \"https://e.com/\"\nexcerpt = \"\"\"\nOne\n\nTwo\"\"\"\npicture = {width = 3}\n");
  ASSERT_TRUE(json.ok()) << json.error().message;
  EXPECT_EQ((*json)["date"], "2021-04-09");
  EXPECT_EQ((*json)["sections"][0]["items"][0]["excerpt"], "One\n\nTwo");
  EXPECT_EQ((*json)["sections"][0]["items"][0]["picture"]["width"], 3);
  EXPECT_EQ(fault(parse_toml_manifest("series = \"A\"\ndate = \n")).substr(0, 15),
            "line 2, column ");
}

TEST(Manifest, LetsTheEditorHaveTheLastWord) {
  const std::vector<Item> records = {record("https://e.com/a?utm_source=x", "A"),
                                     record("https://e.com/b", "B")};
  const Result<Manifest> manifest = parse_json_manifest(
      R"({"sections":[{"items":[
        {"url":"http://www.e.com/b","title":"Better","excerpt":["*one*","","two"]},
        {"url":"https://e.com/a","excerpt":null},
        {"title":"Mine","url":"https://mine.example/"}]}]})");
  ASSERT_TRUE(manifest.ok()) << fault(manifest);
  const Result<Assembled> made = assemble_issue(*manifest, records, english());
  ASSERT_TRUE(made.ok());
  const std::vector<IssueItem>& items = made->issue.sections[0].items;
  EXPECT_EQ(items[0].title, "Better");
  EXPECT_EQ(items[0].id, "B");
  EXPECT_EQ(items[0].excerpt.text, "*one*\n\ntwo");
  EXPECT_EQ(items[1].title, "A");
  EXPECT_EQ(items[1].excerpt.text, "");
  EXPECT_EQ(items[2].title, "Mine");
}

TEST(Manifest, NamesItemsThatNoRecordIsAbout) {
  const Result<Manifest> manifest =
      parse_json_manifest(R"({"sections":[{"items":[{"url":"https://e.com/gone"}]}]})");
  ASSERT_TRUE(manifest.ok());
  EXPECT_EQ(fault(assemble_issue(*manifest, {}, english())),
            "sections[0].items[0]: no record is about https://e.com/gone");
}

TEST(ManifestInit, KeepsEveryDecisionWhenNewRecordsCome) {
  const std::vector<Item> first = {record("https://e.com/a", "A")};
  const std::vector<Item> both = {first[0], record("https://e.com/b", "B")};
  const std::string edited = R"({"series":"S","sections":[{"title":"News","items":[
      {"title":"Mine","excerpt":"kept","url":"https://e.com/a"}]}],"number":"7"})";
  const Result<std::string> text = init_manifest(edited, ManifestFormat::kJson, both, {});
  ASSERT_TRUE(text.ok());
  const Result<Json> json = parse_json(*text);
  ASSERT_TRUE(json.ok());
  const Json& items = (*json)["sections"][0]["items"];
  ASSERT_EQ(items.size(), 2u);
  EXPECT_EQ(items[0], (Json{{"title", "Mine"}, {"excerpt", "kept"}, {"url", "https://e.com/a"}}));
  EXPECT_EQ(items[1]["url"], "https://e.com/b");
  EXPECT_LT(text->find("\"title\": \"Mine\""), text->find("\"excerpt\": \"kept\""));
  EXPECT_EQ(fault(init_manifest(*text, ManifestFormat::kJson, both, {})), "none");
  EXPECT_EQ(init_manifest(*text, ManifestFormat::kJson, both, {}).value(), *text);
}

std::string picture_after(const std::string& decision) {
  Item item = record("https://e.com/a", "A");
  item.hero_image = {.url = "https://e.com/a.png", .alt = "old"};
  const Result<Manifest> manifest = parse_json_manifest(
      R"({"sections":[{"items":[{"url":"https://e.com/a","picture":)" + decision + "}]}]}");
  if (!manifest.ok()) return fault(manifest);
  const std::vector<Item> records = {item};
  const Result<Assembled> made = assemble_issue(*manifest, records, english());
  const std::optional<IssuePicture>& picture = made->issue.sections[0].items[0].picture;
  if (!picture) return "none";
  const bool at_end = picture->place == IssuePicture::Place::kEnd;
  return picture->url + " " + picture->alt + (at_end ? " end" : "");
}

TEST(Manifest, ChangesOfAPictureWhatItSays) {
  EXPECT_EQ(picture_after(R"({"place":"end"})"), "https://e.com/a.png old end");
  EXPECT_EQ(picture_after(R"({"alt":"new"})"), "https://e.com/a.png new");
  EXPECT_EQ(picture_after(R"({"url":"https://e.com/b.png"})"), "https://e.com/b.png ");
  EXPECT_EQ(picture_after(R"({"url":""})"), "none");
  EXPECT_EQ(picture_after("null"), "none");
}

TEST(Manifest, KnowsWhatTheEditorsLinksAre) {
  const std::vector<Item> records = {record("https://e.com/a", "A")};
  const Result<Manifest> manifest = parse_json_manifest(
      R"({"sections":[{"items":[{"url":"https://e.com/a","published":"2021年4月9日","links":[
        {"label":"Paper","url":"https://arxiv.org/pdf/2103.17249v2"},
        {"url":"https://e.com/x"}]}]}]})");
  ASSERT_TRUE(manifest.ok()) << fault(manifest);
  const IssueItem item =
      assemble_issue(*manifest, records, english()).value().issue.sections[0].items[0];
  EXPECT_EQ(item.links[0].kind, "paper");
  EXPECT_EQ(item.links[0].url, "https://arxiv.org/pdf/2103.17249v2");
  ASSERT_EQ(item.papers.size(), 1u);
  EXPECT_EQ(item.papers[0].id, "2103.17249");
  EXPECT_EQ(item.links[1].kind, "");
  EXPECT_EQ(item.published, "2021-04-09");
}

struct AddressCase {
  std::string url, canonical_url, shown;
};

TEST(Issue, LinksWithoutTrackersAndTokensOfWhoeverShared) {
  const AddressCase cases[] = {
      {"https://a.example.com/p/x?r=12ab&utm_source=x", "https://a.example.com/p/x",
       "https://a.example.com/p/x"},
      {"https://m.example.com/x?share=me", "https://www.example.com/x",
       "https://www.example.com/x"},
      {"https://example.com/x?utm_source=x&id=7", "", "https://example.com/x?id=7"},
      {"https://example.com/x?utm_source=x", "https://elsewhere.example/x",
       "https://example.com/x"},
      {"https://example.com/x?utm_source=x", "http://example.com/x", "https://example.com/x"},
      {"https://example.com/x?utm_source=x", "javascript:1", "https://example.com/x"}};
  for (const AddressCase& one : cases) {
    for (const bool has_id : {true, false}) {
      Item item = record(one.url, "A");
      item.canonical_url = one.canonical_url;
      if (!has_id) item.id.clear();
      const std::vector<Item> records = {item};
      const Result<Assembled> made = assemble_issue({}, records, english());
      ASSERT_TRUE(made.ok());
      EXPECT_EQ(made->issue.sections[0].items[0].url, one.shown);
      const Result<std::string> text = init_manifest("", ManifestFormat::kJson, records, {});
      ASSERT_TRUE(text.ok());
      EXPECT_EQ((*parse_json(*text))["sections"][0]["items"][0]["url"], one.shown);
      EXPECT_EQ(init_manifest(*text, ManifestFormat::kJson, records, {}).value(), *text);
    }
  }
}

TEST(Issue, LinksWhereTheEditorWroteAnAddress) {
  Item item = record("https://e.com/a?utm_source=x", "A");
  item.canonical_url = "https://e.com/a";
  const std::vector<Item> records = {item};
  const Result<Manifest> manifest =
      parse_json_manifest(R"({"sections":[{"items":[{"url":"https://e.com/a?utm_source=x"}]}]})");
  ASSERT_TRUE(manifest.ok());
  EXPECT_EQ(assemble_issue(*manifest, records, english()).value().issue.sections[0].items[0].url,
            "https://e.com/a?utm_source=x");
}

TEST(ManifestInit, AppendsToTomlAndLeavesTheRestByteForByte) {
  const std::vector<Item> both = {record("https://e.com/a", "A"),
                                  record("https://e.com/b", "B \"\\ b")};
  const std::string edited =
      "# mine\nseries = 'S'\n[[sections]]\n[[sections.items]]\nurl = \"https://e.com/a\"\n";
  const Result<std::string> text = init_manifest(edited, ManifestFormat::kToml, both, {});
  ASSERT_TRUE(text.ok());
  EXPECT_EQ(text->substr(0, edited.size()), edited);
  const Result<Manifest> manifest = parse_toml_manifest(*text);
  ASSERT_TRUE(manifest.ok());
  EXPECT_EQ(manifest->sections[0].items.size(), 2u);
  EXPECT_EQ(init_manifest(*text, ManifestFormat::kToml, both, {}).value(), *text);
  EXPECT_FALSE(init_manifest("sections = []\n", ManifestFormat::kToml, both, {}).ok());
}

TEST(ManifestInit, PutsPathsOfRecordsIntoToml) {
  const std::vector<Item> one = {record("https://e.com/a", "A")};
  const auto added = [&](const std::string& text) {
    return init_manifest(text, ManifestFormat::kToml, one, {.records = {"old", "new \"x\""}});
  };
  for (const std::string text :
       {"series = 'S'\n", "records = []\n", "records = [\"old\"] # [2]\nseries = 'S'\n",
        "title = \"records [1]\"\nrecords = [\n  'old', # ]\n]\n[[sections]]\n"}) {
    const Result<std::string> made = added(text);
    ASSERT_TRUE(made.ok()) << text << made.error().message;
    const Result<Manifest> manifest = parse_toml_manifest(*made);
    ASSERT_TRUE(manifest.ok()) << *made;
    EXPECT_EQ(manifest->records, (std::vector<std::string>{"old", "new \"x\""})) << *made;
    EXPECT_EQ(manifest->sections[0].items.size(), 1u);
    EXPECT_EQ(added(*made).value(), *made);
  }
}

TEST(ManifestInit, KnowsArticlesByAnyOfTheirNames) {
  Item item = record("https://e.com/a", "A");
  item.canonical_url = "https://canonical.example/a";
  const std::vector<Item> records = {item, record("https://e.com/b", "B")};
  for (const char* named : {R"({"url":"https://canonical.example/a"})", R"({"id":"A"})",
                            R"({"url":"http://e.com/a"})"}) {
    const std::string text =
        std::string(R"({"sections":[{"items":[{"title":"Own"},)") + named + "]}]}";
    const Result<std::string> made = init_manifest(text, ManifestFormat::kJson, records, {});
    ASSERT_TRUE(made.ok());
    EXPECT_EQ((*parse_json(*made))["sections"][0]["items"].size(), 3u) << *made;
  }
}

TEST(ManifestInit, TellsPagesOfUnknownAddressByTheirTitle) {
  Item item = record("file:///home/me/page.html", "Page");
  item.id.clear();
  const std::vector<Item> records = {item};
  for (const ManifestFormat format : {ManifestFormat::kJson, ManifestFormat::kToml}) {
    const Result<std::string> text = init_manifest("", format, records, {});
    ASSERT_TRUE(text.ok());
    EXPECT_EQ(text->find("/home/me"), text->npos) << *text;
    EXPECT_EQ(init_manifest(*text, format, records, {}).value(), *text);
  }
  const Result<Assembled> made = assemble_issue({}, records, english());
  ASSERT_TRUE(made.ok());
  EXPECT_EQ(made->issue.sections[0].items[0].title, "Page");
  EXPECT_EQ(made->issue.sections[0].items[0].url, "");
}

TEST(ManifestInit, MakesAManifestThatGivesTheIssue) {
  const std::vector<Item> both = {record("https://e.com/a", "A"), record("https://e.com/b", "B")};
  for (const ManifestFormat format : {ManifestFormat::kJson, ManifestFormat::kToml}) {
    const Result<std::string> text =
        init_manifest("", format, both, {.series = "S", .date = "2021-04-09", .records = {"r"}});
    ASSERT_TRUE(text.ok());
    const Result<Manifest> manifest =
        format == ManifestFormat::kJson ? parse_json_manifest(*text) : parse_toml_manifest(*text);
    ASSERT_TRUE(manifest.ok()) << fault(manifest);
    const Result<Assembled> made = assemble_issue(*manifest, both, english());
    ASSERT_TRUE(made.ok());
    EXPECT_EQ(made->issue.item_count, 2u);
    EXPECT_EQ(made->issue.title, "S 2021-04-09");
  }
}

}  // namespace
}  // namespace sheaf
