// sheaf digest and sheaf calendar as their users run them.
#include <gtest/gtest.h>

#include "base/json.h"
#include "base/text.h"
#include "tests/support/program.h"

namespace sheaf {
namespace {

using test::Ran;
using test::run_program;
using test::TemporaryFolder;

const std::string kIssue = std::string(SHEAF_CORPUS) + "/ai-brief-20210409";

constexpr const char* kRecords =
    R"({"id":"a","url":"https://e.com/a","title":"Apples","published":"2021-04-08","state":"ok"}
{"id":"b","url":"https://e.com/b","title":"Pears","published":"2021-04-09","state":"ok"}
{"id":"c","url":"https://e.com/c","title":null,"state":"deleted","error":"gone"}
)";

bool contains(const std::string& text, std::string_view part) {
  return text.find(part) != text.npos;
}

TEST(DigestCommand, PrintsTheIssueOfItsManifest) {
  const Ran ran = run_program({"digest", kIssue + "/manifest.json"});
  EXPECT_EQ(ran.exit_code, 0) << ran.err;
  EXPECT_TRUE(ran.out.starts_with("[TOC]\n\n> 导读： 本期为 AI 简报 20210409 期"));
  EXPECT_TRUE(contains(ran.out, "一共 2300 字，通篇阅读结束需要 5~8 分钟"));
  EXPECT_EQ(ran.err, "");
}

TEST(DigestCommand, MakesAnIssueOfRecordsAndNamesWhatItLeavesOut) {
  const TemporaryFolder folder;
  const std::string records = folder.write("r.jsonl", kRecords);
  const Ran ran = run_program({"digest", records, "--sort", "date", "--date", "2021-04-09"});
  EXPECT_EQ(ran.exit_code, 0);
  EXPECT_TRUE(contains(ran.out, "# [1. Pears](https://e.com/b)\n\n# [2. Apples]")) << ran.out;
  EXPECT_TRUE(contains(ran.err, "https://e.com/c: deleted; left out")) << ran.err;
}

TEST(DigestCommand, ReadsIndentedRecordsFromAPipe) {
  const Ran pages = run_program({"extract", "--pretty", kIssue + "/pages"});
  const Ran ran = run_program({"digest", "-"}, pages.out);
  EXPECT_EQ(ran.exit_code, 0) << ran.err;
  EXPECT_TRUE(contains(ran.out, "# [15. ")) << ran.err;
}

TEST(DigestCommand, WritesNoIssueWithoutArticles) {
  const TemporaryFolder folder;
  const Ran empty = run_program({"digest", folder.write("r.jsonl", "")});
  EXPECT_EQ(empty.exit_code, 1);
  EXPECT_EQ(empty.out, "");
  EXPECT_TRUE(contains(empty.err, "there are no articles for an issue")) << empty.err;
  EXPECT_EQ(run_program({"digest", folder.path() + "/none.json"}).exit_code, 1);
}

TEST(DigestCommand, SaysWhichLineOfTheRecordsIsWrongAndGoesOn) {
  const TemporaryFolder folder;
  const std::string records =
      folder.write("r.jsonl", "{\"title\":1}\n{nonsense\n" + std::string(kRecords));
  const Ran ran = run_program({"digest", records});
  EXPECT_EQ(ran.exit_code, 1);
  EXPECT_TRUE(contains(ran.err, "r.jsonl:1: title: is not a string")) << ran.err;
  EXPECT_TRUE(contains(ran.err, "r.jsonl:2: column 3: ")) << ran.err;
  EXPECT_TRUE(contains(ran.out, "Apples"));
}

TEST(DigestCommand, NamesFileAndMemberOfAWrongManifest) {
  const TemporaryFolder folder;
  const std::string typo = folder.write("issue.json", R"({"sections":[{"itmes":[]}]})");
  const Ran ran = run_program({"digest", typo});
  EXPECT_EQ(ran.exit_code, 2);
  EXPECT_TRUE(contains(ran.err, "issue.json: sections[0].itmes: is not known here")) << ran.err;
  const std::string toml = folder.write("issue.toml", "series = \"S\"\ndate =\n");
  EXPECT_TRUE(contains(run_program({"digest", toml}).err, "issue.toml: line 2, column "));
}

TEST(DigestCommand, KeepsTheEditorsWordsWhenInitIsRunAgain) {
  const TemporaryFolder folder;
  const std::string records = folder.write("r.jsonl", kRecords);
  const std::string manifest = folder.path() + "/issue.json";
  EXPECT_EQ(run_program({"digest", "init", records, "-o", manifest, "--series", "S"}).exit_code, 0);
  std::string edited = folder.read("issue.json");
  edited = replace_all(edited, "\"comment\": \"Apples\"", "\"title\": \"Mine\"");
  folder.write("issue.json", edited);
  const std::string more = folder.write(
      "more.jsonl", R"({"id":"d","url":"https://e.com/d","title":"Plums","state":"ok"})"
                    "\n");
  EXPECT_EQ(run_program({"digest", "init", records, more, "-o", manifest}).exit_code, 0);
  const Ran ran = run_program({"digest", manifest});
  EXPECT_EQ(ran.exit_code, 0) << ran.err;
  EXPECT_TRUE(contains(ran.out, "[1. Mine](https://e.com/a)")) << ran.out;
  EXPECT_TRUE(contains(ran.out, "[3. Plums](https://e.com/d)")) << ran.out;
}

TEST(DigestCommand, TakesALanguageFromAFile) {
  const TemporaryFolder folder;
  const std::string records = folder.write("r.jsonl", kRecords);
  const std::string french =
      folder.write("fr.json", R"({"language":"fr","lead":["Voici {count} articles."]})");
  EXPECT_TRUE(
      contains(run_program({"digest", records, "--lang", french}).out, "> Voici 2 articles."));
  EXPECT_EQ(run_program({"digest", records, "--lang", "tlh"}).exit_code, 2);
}

TEST(CalendarCommand, TellsTermAndPentadOfADay) {
  const Ran ran = run_program({"calendar", "2021-04-09", "--json"});
  const Result<Json> json = parse_json(ran.out);
  ASSERT_TRUE(json.ok());
  EXPECT_EQ((*json)["number"], 14);
  EXPECT_EQ((*json)["zh"]["pentad"], "田鼠化鴽");
  EXPECT_EQ((*json)["en"]["term"], "Pure Brightness");
  EXPECT_EQ((*json)["first_day"], "2021-04-09");
  EXPECT_TRUE(std::string((*json)["begins"]).starts_with("2021-04-09T23:33:4"));
}

TEST(CalendarCommand, TellsEachDayOfASpanByTheRuleAskedFor) {
  EXPECT_EQ(split_lines(run_program({"calendar", "2021-04-01", "2021-04-30"}).out).size(), 31u);
  const Ran counted = run_program({"calendar", "2021-04-14", "--calendar", "day-count"});
  EXPECT_TRUE(contains(counted.out, "清明三候 虹始见")) << counted.out;
}

TEST(CalendarCommand, RefusesWhatIsNoDayOrOutsideItsYears) {
  for (const char* wrong : {"2021-02-30", "yesterday", "1899-12-31", "2101-01-01"}) {
    const Ran ran = run_program({"calendar", wrong});
    EXPECT_EQ(ran.exit_code, 2);
    EXPECT_TRUE(contains(ran.err, wrong)) << ran.err;
  }
  EXPECT_EQ(run_program({"calendar", "2021-04-09", "2021-04-08"}).exit_code, 2);
}

}  // namespace
}  // namespace sheaf
