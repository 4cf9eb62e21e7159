// The fifteen articles of a hand-written issue of a news digest against what its editor noted of
// them: corpus/ai-brief-20210409/expected.json (corpus/README.md says where its values come from).
#include <gtest/gtest.h>

#include <set>

#include "base/json.h"
#include "tests/items/golden_record.h"

namespace sheaf::golden {
namespace {

const std::filesystem::path kCorpus = SHEAF_CORPUS;
const std::string kIssue = "ai-brief-20210409";

struct Article {
  std::string page;
  Json expected;
  Json record;
};

Json read_table() {
  Result<Json> table = parse_json(read_file(kCorpus / kIssue / "expected.json"));
  if (table.ok() && table->is_array()) return std::move(table).value();
  ADD_FAILURE() << "expected.json is no JSON array";
  return Json::array();
}

Json record_of(const std::string& page) {
  Result<Json> record =
      parse_json(extract_record(read_file(kCorpus / kIssue / "pages" / (page + ".html"))));
  return record.ok() ? std::move(record).value() : Json::object();
}

const std::vector<Article>& articles() {
  static const std::vector<Article> all = [] {
    std::vector<Article> list;
    for (const Json& row : read_table()) {
      const std::string page = row.value("page", "");
      list.push_back({page, row, record_of(page)});
    }
    return list;
  }();
  return all;
}

Json member_or_null(const Json& object, std::string_view name) {
  const Json* member = object.is_object() ? find_member(object, name) : nullptr;
  return member ? *member : Json();
}

// Gaps are the golden test's to watch: it fails when one is closed.
bool is_known_gap(const Article& article, const std::string& member) {
  return known_gaps(kCorpus / "known_gaps.json", kIssue + "/" + article.page).count(member) != 0;
}

void expect_member(const std::string& member) {
  for (const Article& article : articles()) {
    if (is_known_gap(article, member)) continue;
    EXPECT_EQ(article.expected.at(member), member_or_null(article.record, member)) << article.page;
  }
}

TEST(SeedArticles, AreFifteenPages) {
  std::set<std::string> pages;
  for (const Article& article : articles()) pages.insert(article.page);
  EXPECT_EQ(pages.size(), 15u);
}

TEST(SeedArticles, KeepTheAddressesThatTheIssueLinks) { expect_member("url"); }

TEST(SeedArticles, HaveTheTitlesOfTheIssue) { expect_member("title"); }

TEST(SeedArticles, AreAttributedToTheirAccounts) { expect_member("publisher"); }

TEST(SeedArticles, SayWhetherTheirCodeIsToBeHad) { expect_member("code_status"); }

TEST(SeedArticles, ShowThePicturesOfTheIssue) {
  for (const Article& article : articles()) {
    if (is_known_gap(article, "hero_image")) continue;
    const Json hero = member_or_null(article.record, "hero_image");
    EXPECT_EQ(article.expected.at("hero_image"), member_or_null(hero, "url")) << article.page;
  }
}

TEST(SeedArticles, PointToWhatTheEditorFoundInThem) {
  for (const Article& article : articles()) {
    for (const char* member : {"papers", "repos", "resources"}) {
      Json urls = Json::array();
      for (const Json& found : member_or_null(article.record, member)) {
        urls.push_back(member_or_null(found, "url"));
      }
      EXPECT_EQ(article.expected.at(member), urls) << article.page << " " << member;
    }
  }
}

}  // namespace
}  // namespace sheaf::golden
