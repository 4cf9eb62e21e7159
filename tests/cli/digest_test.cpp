// sheaf digest and sheaf calendar as their users run them.
#include <gtest/gtest.h>

#include <filesystem>

#include "base/json.h"
#include "base/text.h"
#include "tests/support/http_server.h"
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

TEST(DigestCommand, RefusesToWriteOverWhatItReads) {
  const TemporaryFolder folder;
  const std::string records = folder.write("r.jsonl", kRecords);
  const std::string manifest = folder.write("issue.json", R"({"records":["r.jsonl"]})");
  const std::string page = folder.write("pages/a.html", "<title>A</title>");
  const std::string mine = folder.write("mine.md", "{{title}}");
  const std::vector<std::vector<std::string>> wrong = {
      {"digest", manifest, "-o", manifest},
      {"digest", manifest, "--form", "json", "-o", folder.path() + "/pages/../r.jsonl"},
      {"digest", folder.path() + "/pages", "-o", page},
      {"digest", records, "--template", mine, "-o", mine},
      {"digest", "init", records, "-o", records}};
  for (const std::vector<std::string>& words : wrong) {
    const Ran ran = run_program(words);
    EXPECT_EQ(ran.exit_code, 2) << words.back();
    EXPECT_TRUE(contains(ran.err, ", too; it would be lost")) << ran.err;
  }
  EXPECT_EQ(folder.read("issue.json"), R"({"records":["r.jsonl"]})");
  EXPECT_EQ(folder.read("r.jsonl"), kRecords);
  EXPECT_EQ(folder.read("pages/a.html"), "<title>A</title>");
}

TEST(DigestCommand, LeavesAManifestThatCannotBeReadOrReplaced) {
  const TemporaryFolder folder;
  const std::string records = folder.write("r.jsonl", kRecords);
  std::filesystem::create_directory(folder.path() + "/folder.json");
  const Ran unread = run_program({"digest", "init", records, "-o", folder.path() + "/folder.json"});
  EXPECT_EQ(unread.exit_code, 2);
  EXPECT_TRUE(contains(unread.err, "folder.json: Is a directory")) << unread.err;
  // Where the new text cannot be written whole, the old one stays.
  const std::string manifest = folder.write("issue.json", R"({"series":"S"})");
  const Ran full =
      test::run_tool({"sh", "-c", "trap '' XFSZ; ulimit -f 0; exec \"$0\" digest init $1 -o $2",
                      SHEAF_PROGRAM, records, manifest});
  EXPECT_EQ(full.exit_code, 1);
  EXPECT_EQ(folder.read("issue.json"), R"({"series":"S"})");
}

TEST(DigestCommand, WritesThroughLinksAndToDevices) {
  const TemporaryFolder folder;
  const std::string records = folder.write("r.jsonl", kRecords);
  const std::string real = folder.write("real.md", "old");
  std::filesystem::permissions(
      real, std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
  std::filesystem::create_symlink(real, folder.path() + "/link.md");
  EXPECT_EQ(run_program({"digest", records, "-o", folder.path() + "/link.md"}).exit_code, 0);
  EXPECT_TRUE(contains(folder.read("real.md"), "Apples"));
  EXPECT_TRUE(std::filesystem::is_symlink(folder.path() + "/link.md"));
  EXPECT_EQ(std::filesystem::status(real).permissions(),
            std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
  EXPECT_FALSE(std::filesystem::exists(real + ".part"));
  EXPECT_EQ(run_program({"digest", records, "-o", "/dev/full"}).exit_code, 1);
}

TEST(DigestCommand, TakesArgumentsThatAreNotUtf8) {
  const TemporaryFolder folder;
  const std::string records = folder.write("r.jsonl", kRecords);
  const Ran made = run_program({"digest", "init", records, "--series", "A\xff"});
  EXPECT_EQ(made.exit_code, 0) << made.err;
  EXPECT_TRUE(contains(made.out, "\"series\": \"A\uFFFD\"")) << made.out;
  const std::string bytes(100, '\x80');
  const Ran letter = run_program({"digest", records, "--form", "email", "--series", bytes});
  EXPECT_EQ(letter.exit_code, 0) << letter.err;
  const std::string odd = folder.write("\xff.jsonl", kRecords);
  EXPECT_EQ(run_program({"digest", "init", odd}).exit_code, 0);
}

TEST(DigestCommand, LetsTheCommandLineWinOverTheManifest) {
  const TemporaryFolder folder;
  folder.write("r.jsonl", kRecords);
  const std::string manifest = folder.write(
      "issue.json", R"({"records":["r.jsonl"],"date":"2021-04-14","calendar":"longitude",)"
                    R"("related":"merge","language":"zh"})");
  EXPECT_TRUE(contains(run_program({"digest", manifest}).out, "田鼠化鴽"));
  EXPECT_TRUE(contains(run_program({"digest", manifest, "--calendar", "day-count"}).out, "虹始见"));
  const std::string wrong = folder.write("wrong.json", R"({"series":"S","related":"yes"})");
  const Ran ran = run_program({"digest", wrong});
  EXPECT_EQ(ran.exit_code, 2);
  EXPECT_TRUE(contains(ran.err, "wrong.json: related: has an unknown value")) << ran.err;
}

TEST(DigestCommand, ComparesDaysInWhateverWayTheyAreWritten) {
  const TemporaryFolder folder;
  const std::string records = folder.write("r.jsonl", kRecords);
  const Ran ran = run_program({"digest", records, "--since", "20210409"});
  EXPECT_TRUE(contains(ran.out, "Pears")) << ran.err;
  EXPECT_FALSE(contains(ran.out, "Apples"));
}

TEST(DigestCommand, BlamesAWrongDateOnItsOption) {
  const TemporaryFolder folder;
  const std::string records = folder.write("r.jsonl", kRecords);
  const std::string fault = "sheaf digest: --date: 2021-02-30: is no day of the calendar\n";
  const Ran issue = run_program({"digest", records, "--date", "2021-02-30"});
  EXPECT_EQ(issue.exit_code, 2);
  EXPECT_EQ(issue.err, fault);
  const Ran init = run_program({"digest", "init", records, "--date", "2021-02-30"});
  EXPECT_EQ(init.exit_code, 2);
  EXPECT_EQ(init.err, fault);
  EXPECT_EQ(init.out, "");
}

TEST(DigestCommand, SaysWhereKeySentencesCannotBePicked) {
  const TemporaryFolder folder;
  const std::string records = folder.write("r.jsonl", kRecords);
  const Ran ran = run_program({"digest", records, "--summary", "2"});
  EXPECT_EQ(ran.exit_code, 0);
  EXPECT_TRUE(contains(ran.err, "sheaf: 2 records have no text; --summary changes nothing there\n"))
      << ran.err;
  const Ran pages = run_program({"digest", kIssue + "/pages", "--summary", "2"});
  EXPECT_FALSE(contains(pages.err, "--summary")) << pages.err;
}

TEST(DigestCommand, TakesTheLanguageOfAManifestFromBesideIt) {
  const TemporaryFolder folder;
  folder.write("r.jsonl", kRecords);
  folder.write("zh-mine.json", R"({"language":"zh","lead":["共 {count} 条"]})");
  const std::string manifest =
      folder.write("issue.json", R"({"records":["r.jsonl"],"language":"zh-mine.json"})");
  EXPECT_TRUE(contains(run_program({"digest", manifest}).out, "> 共 2 条"));
  const std::string lost =
      folder.write("lost.json", R"({"records":["r.jsonl"],"language":"none.json"})");
  const Ran ran = run_program({"digest", lost});
  EXPECT_EQ(ran.exit_code, 2);
  EXPECT_TRUE(contains(ran.err, "lost.json: language: ")) << ran.err;
  EXPECT_FALSE(contains(ran.err, "--lang")) << ran.err;
}

TEST(DigestCommand, FetchesUrlsSideBySideAndKeepsTheirOrder) {
  const test::HttpServer server(
      {{"/a", {.body = "<title>Apples</title><h1>Apples</h1><p>Apples are red or green.</p>"}},
       {"/records.json", {.body = "<title>Pears</title><h1>Pears</h1><p>Pears are green.</p>"}}});
  const Ran ran = run_program({"digest", server.url("/records.json"), server.url("/none"),
                               server.url("/a"), "--form", "json"});
  EXPECT_EQ(ran.exit_code, 1);
  EXPECT_TRUE(contains(ran.err, "/none: HTTP status 404")) << ran.err;
  EXPECT_LT(ran.out.find("Pears"), ran.out.find("Apples")) << ran.out;
  EXPECT_EQ(server.requests().size(), 3u);
}

TEST(DigestCommand, AsksServersForAddressesWhateverTheirEnding) {
  const Ran ran = run_program({"digest", "http://127.0.0.1:1/records.json"});
  EXPECT_EQ(ran.exit_code, 1);
  EXPECT_FALSE(contains(ran.err, "No such file")) << ran.err;
}

TEST(DigestCommand, SaysWhatInitDoesNotChange) {
  const TemporaryFolder folder;
  const std::string records = folder.write("r.jsonl", kRecords);
  const std::string manifest = folder.write("issue.json", R"({"series":"S"})");
  const Ran ran = run_program({"digest", "init", records, "-o", manifest, "--series", "T"});
  EXPECT_EQ(ran.exit_code, 0);
  EXPECT_TRUE(contains(ran.err, "is there already: --series changes nothing")) << ran.err;
  EXPECT_FALSE(contains(ran.err, "--date")) << ran.err;
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
