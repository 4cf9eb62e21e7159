// The hand-written issue in corpus/ai-brief-20210409 against what its pages and its editor's
// manifest give: the same text but for the differences that the corpus lists with their reasons.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "base/json.h"
#include "base/text.h"
#include "digest/assemble.h"
#include "digest/forms/form.h"
#include "digest/forms/view.h"
#include "items/extract.h"

namespace sheaf {
namespace {

const std::filesystem::path kIssue = std::filesystem::path(SHEAF_CORPUS) / "ai-brief-20210409";

std::string read(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

std::vector<Item> records() {
  std::vector<std::filesystem::path> pages;
  for (const auto& entry : std::filesystem::directory_iterator(kIssue / "pages")) {
    if (entry.path().extension() == ".html") pages.push_back(entry.path());
  }
  std::sort(pages.begin(), pages.end());
  std::vector<Item> items;
  for (const auto& page : pages) items.push_back(extract_item({.bytes = read(page)}));
  return items;
}

Assembled assemble(const AssembleOptions& options = {}) {
  const Result<Manifest> manifest = parse_json_manifest(read(kIssue / "manifest.json"));
  EXPECT_TRUE(manifest.ok());
  Result<Assembled> assembled =
      assemble_issue(*manifest, records(), find_language("zh").value(), options);
  EXPECT_TRUE(assembled.ok());
  return std::move(assembled).value();
}

std::string made() {
  const Issue issue = assemble().issue;
  return write_form({issue, find_language("zh").value()}, *find_form("markdown")).value();
}

// The lines that count: neither empty nor an empty line of a quotation.
std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  for (const std::string_view line : split_lines(text)) {
    if (!trim(line).empty() && trim(line) != ">") lines.emplace_back(line);
  }
  return lines;
}

// Puts `to` in the place of `from`, once, behind `place`.
void replace_lines(std::vector<std::string>& lines, const Json& difference) {
  const auto from = difference["issue"].get<std::vector<std::string>>();
  const auto to = difference["program"].get<std::vector<std::string>>();
  const auto found = std::search(lines.begin(), lines.end(), from.begin(), from.end());
  ASSERT_NE(found, lines.end()) << "is not in the issue: " << difference;
  ASSERT_FALSE(difference["why"].get<std::string>().empty());
  const auto place = lines.erase(found, found + std::ssize(from));
  lines.insert(place, to.begin(), to.end());
}

TEST(SeedIssue, IsTheHandWrittenOneButForTheListedDifferences) {
  std::vector<std::string> expected = lines_of(read(kIssue / "issue.md"));
  ASSERT_GT(expected.size(), 100u);
  const Result<Json> table = parse_json(read(kIssue / "differences.json"));
  ASSERT_TRUE(table.ok());
  for (const Json& difference : (*table)["differences"]) replace_lines(expected, difference);
  EXPECT_EQ(lines_of(made()), expected);
}

TEST(SeedIssue, CountsItsWordsAndMinutesAsItsEditorDid) {
  const Issue issue = assemble().issue;
  EXPECT_EQ(issue.item_count, 8u);
  EXPECT_EQ(issue.words_shown, 2300u);
  EXPECT_EQ(issue.time.fast, 5u);
  EXPECT_EQ(issue.time.slow, 8u);
  EXPECT_EQ(issue.pentad->name, "田鼠化鴽");
  EXPECT_EQ(issue.pentad->ordinal, "二候");
}

TEST(SeedIssue, HasTheSamePentadByBothRules) {
  const Issue issue = assemble({.calendar = CalendarRule::kDayCount}).issue;
  EXPECT_EQ(issue.pentad->number, 14);
}

TEST(SeedIssue, ShowsThatItsFirstAndFourthItemAreAboutTheSamePaper) {
  const Issue hinted = assemble({.related = RelatedMode::kHint}).issue;
  const std::vector<IssueItem>& items = hinted.sections[0].items;
  ASSERT_EQ(items[0].related.size(), 1u);
  EXPECT_EQ(items[0].related[0].url, items[3].url);
  EXPECT_EQ(items[3].related[0].url, items[0].url);
  EXPECT_TRUE(items[1].related.empty());

  const Issue grouped = assemble({.related = RelatedMode::kGroup}).issue;
  EXPECT_EQ(grouped.sections[0].items[1].url, items[3].url);
  EXPECT_EQ(grouped.sections[0].items[1].number, 2u);

  const Issue merged = assemble({.related = RelatedMode::kMerge}).issue;
  EXPECT_EQ(merged.item_count, 7u);
  EXPECT_EQ(merged.sections[0].items[0].related[0].url, items[3].url);
}

TEST(SeedIssue, SaysInJsonWhoseWordsItHas) {
  const Json json = form_view(assemble().issue, find_language("zh").value());
  const Json& item = json["sections"][0]["items"][0];
  EXPECT_EQ(item["excerpt"]["is_plain"], false);
  EXPECT_EQ(item["papers"][0]["id"], "2103.17249");
  EXPECT_EQ(json["readings"].size(), 7u);
  EXPECT_EQ(json["readings"][6]["source"], "CVer");
}

TEST(SeedIssue, TakesExcerptsFromTheArticlesWhereTheEditorHasNone) {
  Manifest manifest;
  const Result<Assembled> assembled =
      assemble_issue(manifest, records(), find_language("zh").value(), {.summary = 2});
  ASSERT_TRUE(assembled.ok());
  for (const IssueItem& item : assembled->issue.sections[0].items) {
    EXPECT_EQ(item.excerpt.kind, WordsKind::kPlain) << item.title;
    EXPECT_FALSE(item.excerpt.text.empty()) << item.title;
  }
}

}  // namespace
}  // namespace sheaf
