// Records read back: what to_json wrote comes out as it went in, and faults are named by member.
#include "items/item_parse.h"

#include <gtest/gtest.h>

#include <filesystem>

#include "base/json.h"
#include "items/extract.h"
#include "items/item_json.h"
#include "tests/items/golden_record.h"

namespace sheaf {
namespace {

std::string fault(std::string_view text) {
  const Result<Item> item = parse_item(text);
  return item.ok() ? "none" : item.error().where + ": " + item.error().message;
}

TEST(ItemParse, GivesEveryRecordOfTheCorpusBackByteForByte) {
  std::size_t records = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(SHEAF_CORPUS)) {
    const std::filesystem::path& path = entry.path();
    if (path.extension() != ".json" || path.parent_path().filename() != "pages") continue;
    const std::string record = golden::read_file(path);
    const Result<Item> item = parse_item(record);
    ASSERT_TRUE(item.ok()) << path << " " << item.error().where << ": " << item.error().message;
    EXPECT_EQ(to_json(*item, {.layout = Layout::kPretty}) + "\n", record) << path;
    ++records;
  }
  EXPECT_GT(records, 40u);
}

TEST(ItemParse, ReadsTheSameWithAndWithoutAJsonValueInBetween) {
  for (
      const char* text :
      {R"({"title":"A","title":"B"})", R"({"title":"A","title":null})", "{}", "[]", "null", "\"x\"",
       R"({"words":{"han":1,"total":3},"state":"deleted","code_status":"announced"})",
       R"({"papers":[{"id":"1","kind":"paper","role":"primary","more":[{"id":"x"}]},{"kind":null}]})",
       R"({"hero_image":{"url":"u","width":1,"x":{}},"hero_image":{"alt":"a"}})",
       R"({"tags":[null]})",
       R"({"provenance":{"title":{"rule":"r","of":1},"none":[]},"images":[{"url":"u"},{}]})",
       R"({"provenance":{"title":7}})", R"({"x":-1,"y":1.5,"z":true,"words":{"han":-1}})",
       R"({"images":[[]]})", R"({"text":[1]})", R"({"authors":["a","b"],"kind":"x","id":null})"}) {
    const Result<Item> direct = parse_item(text);
    const Result<Json> json = parse_json(text);
    ASSERT_TRUE(json.ok()) << text;
    const Result<Item> by_value = parse_item_value(*json);
    ASSERT_EQ(direct.ok(), by_value.ok()) << text;
    if (direct.ok()) {
      EXPECT_EQ(to_json(*direct), to_json(*by_value)) << text;
    } else {
      EXPECT_EQ(direct.error().where, by_value.error().where) << text;
    }
  }
}

TEST(ItemParse, GivesTextAndCandidatesBack) {
  Document page = {.bytes = golden::read_file(std::string(SHEAF_CORPUS) +
                                              "/ai-brief-20210409/pages/item1.html")};
  const std::size_t end = page.bytes.find("</p>", page.bytes.find("js_content"));
  page.bytes.insert(end, "<a href='https://a.example:0/'>x</a>");
  const Item item = extract_item(std::move(page), {.keep = Keep::kCandidates});
  ASSERT_EQ(item.unusable_links.size(), 1u);
  const JsonOptions options = {.with_text = WithText::kYes};
  const Result<Item> back = parse_item(to_json(item, options));
  ASSERT_TRUE(back.ok());
  EXPECT_EQ(to_json(*back, options), to_json(item, options));
}

TEST(ItemParse, TakesRecordsOfFewMembersAndPassesOverStrangeOnes) {
  const Result<Item> item =
      parse_item(R"({"title":"T","authors":null,"stars":{"of":"another program"}})");
  ASSERT_TRUE(item.ok());
  EXPECT_EQ(item->title, "T");
  EXPECT_EQ(item->state, State::kOk);
}

TEST(ItemParse, RefusesNulBehindARecord) {
  using namespace std::string_view_literals;
  EXPECT_FALSE(parse_item("{}\0"sv).ok());
  EXPECT_FALSE(parse_item("{\"title\":\"A\"}\0{\"title\":\"B\"}"sv).ok());
}

TEST(ItemParse, ReadsBackWhatWasWrittenOfImagesWithoutAnAddress) {
  const Result<Item> item =
      parse_item(R"({"images":[{},{"url":"https://a.example/b.png"},{"alt":"x"}]})");
  ASSERT_TRUE(item.ok());
  const Result<Item> again = parse_item(to_json(*item));
  ASSERT_TRUE(again.ok()) << again.error().where << ": " << again.error().message;
  ASSERT_EQ(again->images.size(), 1u);
  EXPECT_EQ(again->images[0].url, "https://a.example/b.png");
}

TEST(ItemParse, GivesTheOriginalOfACopyBack) {
  Item copy;
  copy.copy_of = "0123456789abcdef";
  const std::string record = to_json(copy, {.with_copy_of = WithCopyOf::kYes});
  const Result<Item> item = parse_item(record);
  ASSERT_TRUE(item.ok());
  EXPECT_EQ(item->copy_of, "0123456789abcdef");
}

TEST(ItemParse, NamesTheMemberThatIsWrong) {
  EXPECT_EQ(fault(R"({"title":7})"), "title: is not a string");
  EXPECT_EQ(fault(R"({"authors":"Lee"})"), "authors: is not an array");
  EXPECT_EQ(fault(R"({"authors":["Lee",1]})"), "authors[1]: is not a string");
  EXPECT_EQ(fault(R"({"hero_image":"x.png"})"), "hero_image: is not an object");
  EXPECT_EQ(fault(R"({"hero_image":{"width":-1}})"), "hero_image.width: is not a whole number");
  EXPECT_EQ(fault(R"({"hero_image":{"width":4294967296}})"),
            "hero_image.width: is not a whole number");
  EXPECT_EQ(fault(R"({"papers":[{},{"kind":"song"}]})"), "papers[1].kind: has an unknown value");
  EXPECT_EQ(fault(R"({"state":"fine"})"), "state: has an unknown value");
  EXPECT_EQ(fault("[]"), ": the whole is not an object");
}

TEST(ItemParse, SaysWhereTextIsNoJson) {
  EXPECT_EQ(fault("{\"title\":\n}").substr(0, 16), "line 2, column 1");
}

}  // namespace
}  // namespace sheaf
