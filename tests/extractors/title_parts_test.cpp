// corpus/spec/title_parts.json: "parts" are titles taken apart, "keys" pairs of spellings.
#include "extractors/meta/title_parts.h"

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <memory>
#include <string>

#include "base/fold.h"
#include "base/json.h"
#include "extractors/meta/title_key.h"

namespace sheaf {
namespace {

const Json& table(std::string_view name) {
  static const Json kTables = [] {
    std::ifstream file(SHEAF_CORPUS "/spec/title_parts.json");
    const std::string text{std::istreambuf_iterator<char>(file), {}};
    Result<Json> json = parse_json(text);
    return json ? *json : Json();
  }();
  static const Json kNone = Json::array();
  const Json* rows = find_member(kTables, name);
  return rows ? *rows : kNone;
}

Json parts_of(std::string_view title) {
  Json parts = Json::array();
  for (const TitlePart& part : split_title(title)) parts.push_back(std::string(part.text));
  return parts;
}

TEST(TitleParts, AreSplitAtSeparators) {
  ASSERT_GT(table("parts").size(), 25u);
  for (const Json& row : table("parts")) {
    EXPECT_EQ(parts_of(string_at(row, "title")), row["parts"]) << row.dump();
  }
}

TEST(TitleParts, KnowWhatStandsBeforeThem) {
  const std::vector<TitlePart> parts = split_title("灯塔：历史_文化 - 示例 (示例网)");
  ASSERT_EQ(parts.size(), 5u);
  EXPECT_EQ(parts[0].before, Separator::kNone);
  EXPECT_EQ(parts[1].before, Separator::kColon);
  EXPECT_EQ(parts[2].before, Separator::kUnderscore);
  EXPECT_EQ(parts[3].before, Separator::kStrong);
  EXPECT_EQ(parts[4].before, Separator::kBracket);
}

TEST(TitleParts, TakeTheStrongerOfTwoSeparators) {
  const std::vector<TitlePart> parts = split_title("Lighthouses : | Example");
  ASSERT_EQ(parts.size(), 2u);
  EXPECT_EQ(parts[1].before, Separator::kStrong);
}

TEST(TitleParts, StayInsideTheirText) {
  for (const std::string_view title : {"标题_\xE7\xBD", "a - \xC2", "“\xE2\x80", "标题-", "-A"}) {
    std::unique_ptr<char[]> exact(new char[title.size()]);
    title.copy(exact.get(), title.size());
    for (const TitlePart& part : split_title({exact.get(), title.size()})) {
      EXPECT_FALSE(part.text.empty());
    }
  }
}

TEST(TitleKey, FoldsWhatReadersOverlook) {
  ASSERT_GT(table("keys").size(), 5u);
  for (const Json& row : table("keys")) {
    EXPECT_EQ(fold_letters(string_at(row, "first")) == fold_letters(string_at(row, "second")),
              row["same"].get<bool>())
        << row.dump();
  }
  EXPECT_EQ(fold_letters("— ! —"), "");
}

TEST(TitleOverlap, CountsSharedWords) {
  const Overlap overlap = find_overlap("The old lighthouse, restored", "Lighthouse: the old one");
  EXPECT_EQ(overlap.shared, 3u);
  EXPECT_EQ(overlap.first, 4u);
  EXPECT_EQ(overlap.second, 4u);
}

TEST(TitleOverlap, CountsPairsWhereNoSpaceIsWritten) {
  const Overlap overlap = find_overlap("灯塔的历史", "港口灯塔的夜");
  EXPECT_EQ(overlap.shared, 2u);  // 灯塔 塔的
  EXPECT_EQ(overlap.first, 4u);
  EXPECT_EQ(find_overlap("", "灯").shared, 0u);
}

}  // namespace
}  // namespace sheaf
