// corpus/spec/languages.json: "tags" are attribute values, "texts" running text; `tag` null or
// `language` "" where nothing can be told.
#include "extractors/meta/language.h"

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <string>

#include "base/json.h"
#include "base/text.h"
#include "extractors/meta/language_tag.h"
#include "extractors/meta/language_text.h"
#include "items/extract.h"

namespace sheaf {
namespace {

const Json& table(std::string_view name) {
  static const Json kTables = [] {
    std::ifstream file(SHEAF_CORPUS "/spec/languages.json");
    const std::string text{std::istreambuf_iterator<char>(file), {}};
    Result<Json> json = parse_json(text);
    return json ? *json : Json();
  }();
  static const Json kNone = Json::array();
  const Json* rows = find_member(kTables, name);
  return rows ? *rows : kNone;
}

std::string repeat(std::string_view text, int times) {
  std::string out;
  for (int i = 0; i < times; ++i) out.append(text).append(" ");
  return out;
}

// A text of the table, several times over: as long as an article.
std::string article_in(std::string_view language) {
  for (const Json& row : table("texts")) {
    if (string_at(row, "language") == language) return repeat(string_at(row, "text"), 12);
  }
  return "";
}

struct Read {
  std::string language, rule;
};

Read read(const std::string& html) {
  const Item item = extract_item({.bytes = html, .url = "https://example.com/story"});
  return {item.language, item.provenance[static_cast<std::size_t>(Field::kLanguage)].rule};
}

Read read(const std::string& attributes, const std::string& head, const std::string& text) {
  return read("<html" + attributes + "><head><title>1</title>" + head +
              "</head><body><article><p>" + text + "</p></article></body></html>");
}

TEST(LanguageTag, ReadsWhatPagesWrite) {
  ASSERT_GT(table("tags").size(), 25u);
  for (const Json& row : table("tags")) {
    EXPECT_EQ(find_language_tag(string_at(row, "input")).value_or(""), string_at(row, "tag"))
        << row.dump();
  }
}

TEST(LanguageTag, GivesPrimaryLanguage) {
  EXPECT_EQ(primary_language("zh-Hans-CN"), "zh");
  EXPECT_EQ(primary_language("fil"), "fil");
}

TEST(LanguageText, IsGuessedByScriptAndCommonWords) {
  ASSERT_GT(table("texts").size(), 25u);
  for (const Json& row : table("texts")) {
    EXPECT_EQ(guess_language(string_at(row, "text")), string_at(row, "language")) << row.dump();
  }
}

TEST(LanguageText, RefutesTagOfAnotherScript) {
  EXPECT_TRUE(refutes_language(article_in("zh"), "en"));
  EXPECT_TRUE(refutes_language(article_in("ja"), "zh-CN"));
  EXPECT_TRUE(refutes_language(article_in("ru"), "en-US"));
  EXPECT_TRUE(refutes_language(article_in("en"), "zh-CN"));
  EXPECT_FALSE(refutes_language(article_in("zh"), "zh-Hant-TW"));
  EXPECT_FALSE(refutes_language(article_in("uk"), "ru"));
  EXPECT_FALSE(refutes_language(article_in("fa"), "ur"));
}

TEST(LanguageText, RefutesTagOnlyWhereWordsLeaveNoDoubt) {
  EXPECT_TRUE(refutes_language(article_in("de"), "en"));
  EXPECT_TRUE(refutes_language(article_in("en"), "nl"));
  EXPECT_FALSE(refutes_language(article_in("en") + article_in("de"), "de"));
  EXPECT_FALSE(refutes_language(article_in("es"), "gl"));
  EXPECT_FALSE(refutes_language(article_in("nl"), "af"));
  EXPECT_FALSE(refutes_language("Die Fähre legte ab, und das war es.", "en"));
}

TEST(LanguageText, StaysInsideItsText) {
  for (const std::string_view cut :
       {"渡轮在雾散之前就开走了\xE4\xBA", "the end \xC3", "\xFF\xFE"}) {
    std::unique_ptr<char[]> exact(new char[cut.size()]);
    cut.copy(exact.get(), cut.size());
    guess_language({exact.get(), cut.size()});
  }
}

TEST(Language, PrefersHtmlLang) {
  const Read read_en =
      read(" lang=en-us", R"(<meta property="og:locale" content="de_DE">)", article_in("en"));
  EXPECT_EQ(read_en.language, "en-US");
  EXPECT_EQ(read_en.rule, "html lang");
}

TEST(Language, ReadsOtherDeclarations) {
  const std::string text = article_in("fr");
  EXPECT_EQ(read("", R"(<meta http-equiv="Content-Language" content="fr">)", text).rule,
            "content-language");
  EXPECT_EQ(read("", R"(<meta property="og:locale" content="fr_CA">)", text).language, "fr-CA");
  EXPECT_EQ(read("", R"(<meta name="DC.language" content="fr">)", text).rule, "dc.language");
  EXPECT_EQ(read("", R"(<script type="application/ld+json">
      {"@type": "Article", "headline": "x", "inLanguage": "fr-BE"}</script>)",
                 text)
                .language,
            "fr-BE");
}

TEST(Language, ListOfLanguagesIsNoDeclaration) {
  const Read listed =
      read("", R"(<meta http-equiv="content-language" content="de, en">)", article_in("en"));
  EXPECT_EQ(listed.language, "en");
  EXPECT_EQ(listed.rule, "text");
}

TEST(Language, TextOverrulesTemplate) {
  const Read chinese = read(" lang=en", "", article_in("zh"));
  EXPECT_EQ(chinese.language, "zh");
  EXPECT_EQ(chinese.rule, "text");
  EXPECT_EQ(
      read(" lang=en", R"(<meta property="og:locale" content="zh_CN">)", article_in("zh")).language,
      "zh-CN");
}

TEST(Language, ReadsMetadataOfPageWithoutText) {
  EXPECT_EQ(
      read("<html><head><title>渡轮在雾散之前就开走了</title></head><body></body></html>").language,
      "zh");
}

TEST(Language, IsEmptyWhereNothingTells) { EXPECT_EQ(read("", "", "1 2 3").language, ""); }

}  // namespace
}  // namespace sheaf
