// corpus/spec/dates.json: "whole" are attribute values (parse_date), "running" are texts in which a
// date stands (find_date). `iso` null: no date. `reference`: when the page was fetched.
#include "extractors/meta/date_text.h"

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <memory>

#include "base/json.h"

namespace sheaf {
namespace {

const Json& table(std::string_view name) {
  static const Json kTables = [] {
    std::ifstream file(SHEAF_CORPUS "/spec/dates.json");
    const std::string text{std::istreambuf_iterator<char>(file), {}};
    Result<Json> json = parse_json(text);
    return json ? *json : Json();
  }();
  static const Json kNone = Json::array();
  const Json* rows = find_member(kTables, name);
  return rows ? *rows : kNone;
}

DateContext context_of(const Json& row) {
  return {.language = string_at(row, "language"),
          .reference = date_seconds(string_at(row, "reference"))};
}

std::string or_none(std::string_view iso) { return iso.empty() ? "none" : std::string(iso); }

// A copy without a byte behind it, so that reading on is seen by the address sanitizer.
class ExactCopy {
 public:
  explicit ExactCopy(std::string_view text) : bytes_(new char[text.size()]), size_(text.size()) {
    text.copy(bytes_.get(), size_);
  }
  std::string_view view() const { return {bytes_.get(), size_}; }

 private:
  std::unique_ptr<char[]> bytes_;
  std::size_t size_;
};

TEST(DateText, ParsesWholeValues) {
  ASSERT_GT(table("whole").size(), 60u);
  for (const Json& row : table("whole")) {
    const ExactCopy text(string_at(row, "text"));
    const std::string found = parse_date(text.view(), context_of(row)).value_or("");
    EXPECT_EQ(or_none(found), or_none(string_at(row, "iso"))) << text.view();
  }
}

TEST(DateText, FindsDatesInRunningText) {
  ASSERT_GT(table("running").size(), 100u);
  for (const Json& row : table("running")) {
    const ExactCopy text(string_at(row, "text"));
    const std::optional<DateMatch> found = find_date(text.view(), context_of(row));
    EXPECT_EQ(or_none(found ? found->iso : ""), or_none(string_at(row, "iso"))) << text.view();
  }
}

TEST(DateText, FindsInRunningTextWhatItParsesAsWhole) {
  for (const Json& row : table("running")) {
    const std::string_view text = string_at(row, "text");
    const std::optional<std::string> whole = parse_date(text, context_of(row));
    EXPECT_EQ(whole.value_or(std::string(string_at(row, "iso"))), string_at(row, "iso")) << text;
  }
}

TEST(DateText, SaysWhereTheDateStands) {
  const std::string_view text =
      "Posted on April 9, 2021 at 4:40 pm by A. Writer, updated May 1, 2021";
  const std::optional<DateMatch> first = find_date(text, {.language = "en"});
  ASSERT_TRUE(first);
  EXPECT_EQ(text.substr(first->begin, first->end - first->begin), "April 9, 2021 at 4:40 pm");
  const std::optional<DateMatch> second = find_date(text, {.language = "en"}, first->end);
  ASSERT_TRUE(second);
  EXPECT_EQ(second->iso, "2021-05-01");
  EXPECT_FALSE(find_date(text, {.language = "en"}, second->end));
}

TEST(DateText, GivesDatesThatItReadsAgain) {
  for (const Json& row : table("running")) {
    const std::string_view iso = string_at(row, "iso");
    if (iso.empty()) continue;
    EXPECT_EQ(parse_date(iso, {}), iso);
  }
}

TEST(DateText, CountsSecondsInTheStatedZone) {
  EXPECT_EQ(date_seconds("2021-04-09T16:40:16+08:00"), 1617957616);
  EXPECT_EQ(date_seconds("2021-04-09T08:40:16Z"), 1617957616);
  EXPECT_EQ(date_seconds("2021-04-09"), 1617926400);
  EXPECT_EQ(date_seconds("2021"), 1609459200);
  EXPECT_FALSE(date_seconds("yesterday"));
}

TEST(DateText, StandsLongAndBrokenText) {
  const DateContext context{.language = "en", .reference = 1617957616};
  EXPECT_FALSE(find_date(std::string(1 << 20, '9'), context));
  EXPECT_FALSE(parse_date(std::string(1 << 20, '9'), context));
  std::string slashes;
  for (int i = 0; i < 100000; ++i) slashes += "1/ ";
  EXPECT_FALSE(find_date(slashes, context));
  std::string broken;
  for (int i = 0; i < 100000; ++i) broken += "\xE4\xBA 4\xE6\x9C";
  EXPECT_FALSE(find_date(broken, context));
}

}  // namespace
}  // namespace sheaf
