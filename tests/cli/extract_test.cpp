// sheaf extract, run as a user does.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>

#include "base/json.h"
#include "base/text.h"
#include "tests/support/http_server.h"
#include "tests/support/program.h"

namespace sheaf::test {
namespace {

using testing::HasSubstr;

std::string page(const std::string& title) {
  return "<!doctype html><html lang=en><head><title>" + title +
         "</title></head><body><article><h1>" + title +
         "</h1><p>The first paragraph says enough to be read as the text of an article, with a "
         "comma or two, "
         "and goes on for a while so that nobody takes it for a "
         "caption.</p></article></body></html>";
}

// The records of JSON lines, in order.
std::vector<Json> records(const std::string& lines) {
  std::vector<Json> out;
  for (const std::string_view line : split(lines, '\n')) {
    if (line.empty()) continue;
    const Result<Json> record = parse_json(line);
    EXPECT_TRUE(record.ok()) << line;
    if (record.ok()) out.push_back(*record);
  }
  return out;
}

std::vector<std::string> titles(const std::string& lines) {
  std::vector<std::string> out;
  for (const Json& record : records(lines)) out.emplace_back(string_at(record, "title"));
  return out;
}

TEST(Extract, WritesARecordALineInTheOrderOfTheInputs) {
  const TemporaryFolder folder;
  std::vector<std::string> arguments = {"extract", "--jobs", "3"}, expected;
  for (int i = 0; i < 20; ++i) {
    expected.push_back("Article number " + std::to_string(i));
    arguments.push_back(folder.write(std::to_string(i) + ".html", page(expected.back())));
  }
  const Ran ran = run_program(arguments);
  EXPECT_EQ(ran.exit_code, 0) << ran.err;
  EXPECT_EQ(titles(ran.out), expected);
}

TEST(Extract, WalksFoldersInTheOrderOfThePaths) {
  const TemporaryFolder folder;
  folder.write("b/two.htm", page("Second article"));
  folder.write("a/one.html", page("First article"));
  folder.write("c/ignored.txt", page("No page"));
  EXPECT_THAT(titles(run_program({"extract", folder.path()}).out),
              testing::ElementsAre("First article", "Second article"));
}

TEST(Extract, ReadsStandardInput) {
  const Ran ran = run_program({"extract", "-", "--base-url", "https://example.com/a?utm_source=x"},
                              page("From a pipe"));
  ASSERT_EQ(ran.exit_code, 0) << ran.err;
  EXPECT_EQ(string_at(records(ran.out).at(0), "title"), "From a pipe");
  EXPECT_EQ(string_at(records(ran.out).at(0), "canonical_url"), "https://example.com/a");
}

TEST(Extract, AppendsThePathInsideAFolderToTheBaseUrl) {
  const TemporaryFolder folder;
  folder.write("2021/a b#1.html", page("An article"));
  const Ran ran =
      run_program({"extract", folder.path(), "--base-url", "https://example.com/blog/"});
  EXPECT_EQ(string_at(records(ran.out).at(0), "url"),
            "https://example.com/blog/2021/a%20b%231.html");
}

TEST(Extract, FetchesAUrl) {
  const HttpServer server(
      {{"/old", {.status = 301, .location = "/new"}}, {"/new", {.body = page("Fetched")}}});
  const Ran ran = run_program({"extract", server.url("/old")});
  ASSERT_EQ(ran.exit_code, 0) << ran.err;
  EXPECT_EQ(string_at(records(ran.out).at(0), "title"), "Fetched");
  EXPECT_THAT(server.requests().at(0), HasSubstr("User-Agent: sheaf/"));
}

TEST(Extract, HeedsTheCharsetOfTheHttpHeader) {
  const HttpServer server({{"/",
                            {.content_type = "text/html; charset=gbk",
                             .body = page("\xD6\xD0\xCE\xC4\xB1\xEA\xCC\xE2")}}});
  EXPECT_EQ(titles(run_program({"extract", server.url("/")}).out).at(0), "中文标题");
}

TEST(Extract, GoesOnAfterAFailedInputAndSaysSo) {
  const TemporaryFolder folder;
  const HttpServer server({});
  const std::string good = folder.write("good.html", page("A good one"));
  const std::string pdf = folder.write("bad.html", "%PDF-1.4");
  const Ran ran =
      run_program({"extract", folder.path() + "/missing.html", server.url("/gone"), pdf, good});
  EXPECT_EQ(ran.exit_code, 1);
  const std::vector<Json> all = records(ran.out);
  ASSERT_EQ(all.size(), 4u);
  EXPECT_EQ(string_at(all[0], "error"), "No such file or directory");
  EXPECT_EQ(string_at(all[0], "url"), "file://" + folder.path() + "/missing.html");
  EXPECT_EQ(string_at(all[1], "state"), "deleted");
  EXPECT_EQ(string_at(all[1], "error"), "HTTP status 404");
  EXPECT_EQ(string_at(all[2], "state"), "not_html");
  EXPECT_EQ(string_at(all[3], "title"), "A good one");
  EXPECT_THAT(ran.err, HasSubstr("missing.html: No such file or directory\n"));
  EXPECT_EQ(split(ran.err, '\n').size(), 4u) << "one line for each failure: " << ran.err;
}

TEST(Extract, TellsARefusedConnection) {
  std::string url;
  { url = HttpServer({}).url("/"); }  // nobody listens there any more
  const Ran ran = run_program({"extract", url});
  EXPECT_EQ(ran.exit_code, 1);
  EXPECT_THAT(ran.err, HasSubstr("connect"));
  EXPECT_EQ(string_at(records(ran.out).at(0), "url"), url);
}

TEST(Extract, WritesOnlyTheFieldsThatAreAskedFor) {
  const Ran ran = run_program({"extract", "-", "--fields", "title,language,text"}, page("A title"));
  const Json record = records(ran.out).at(0);
  EXPECT_EQ(record.size(), 3u);
  EXPECT_EQ(string_at(record, "language"), "en");
  EXPECT_THAT(std::string(string_at(record, "text")), HasSubstr("first paragraph"));
}

TEST(Extract, RefusesAnUnknownField) {
  const Ran ran = run_program({"extract", "-", "--fields", "title,nonsense"}, page("A title"));
  EXPECT_EQ(ran.exit_code, 2);
  EXPECT_EQ(ran.err, "sheaf extract: --fields: a record has no 'nonsense'\n");
}

TEST(Extract, RefusesWrongUsage) {
  for (const std::vector<std::string>& arguments :
       std::vector<std::vector<std::string>>{{},
                                             {"extract"},
                                             {"extract", "--nonsense", "x"},
                                             {"extract", "-", "--jobs", "0"},
                                             {"extract", "-", "--base-url", "nonsense"},
                                             {"extract", "-", "--pretty", "--jsonl"},
                                             {"extract", "-", "-o", "/nonexistent/folder/x"}}) {
    const Ran ran = run_program(arguments, page("A title"));
    EXPECT_EQ(ran.exit_code, 2) << ran.err;
    EXPECT_NE(ran.err, "");
    EXPECT_EQ(ran.out, "");
  }
}

TEST(Extract, WritesToAFile) {
  const TemporaryFolder folder;
  const Ran ran =
      run_program({"extract", "-", "-o", folder.path() + "/out.jsonl"}, page("In a file"));
  EXPECT_EQ(ran.out, "");
  EXPECT_EQ(titles(folder.read("out.jsonl")).at(0), "In a file");
}

TEST(Extract, SaysWhenTheOutputCannotBeWritten) {
  const Ran ran = run_program({"extract", "-", "-o", "/dev/full"}, page("Lost"));
  EXPECT_EQ(ran.exit_code, 1);
  EXPECT_EQ(ran.err, "sheaf: -o: /dev/full: No space left on device\n");
}

TEST(Extract, PrettyRecordsAreTheSame) {
  const std::string html = page("A title");
  const Result<Json> pretty = parse_json(run_program({"extract", "-", "--pretty"}, html).out);
  ASSERT_TRUE(pretty.ok());
  EXPECT_EQ(*pretty, records(run_program({"extract", "-"}, html).out).at(0));
}

TEST(Extract, ExplainsWhatWonAndWhatLost) {
  const std::string html =
      "<meta property=og:title content='The title\x1b[31m'>" + page("The title");
  const Ran ran = run_program({"extract", "-", "--explain"}, html);
  EXPECT_THAT(ran.out, HasSubstr("\ntitle: "));
  EXPECT_THAT(ran.out, HasSubstr("  won   meta / "));
  EXPECT_THAT(ran.out, HasSubstr("  lost  meta / "));
  EXPECT_EQ(ran.out.find('\x1b'), std::string::npos) << "control characters reach the terminal";
}

TEST(Extract, ExplainsWhereLinksStandAndWhyTheyArePrimary) {
  const std::string html = page("The title")
                               .insert(page("The title").find("</article>"),
                                       "<p>论文地址：https://arxiv.org/abs/2103.17249</p><p>See "
                                       "github.com/a/b and github.com/c/d</p>");
  const Ran ran = run_program({"extract", "-", "--explain"}, html);
  EXPECT_THAT(ran.out, HasSubstr("\npapers:\n  primary    arxiv:2103.17249 "));
  EXPECT_THAT(ran.out, HasSubstr("cue \"论文地址\""));
  EXPECT_THAT(ran.out, HasSubstr("(announced by its cue)\n"));
  EXPECT_THAT(ran.out, HasSubstr("  mentioned  github:a/b https://github.com/a/b at "));
  EXPECT_THAT(ran.out, HasSubstr("(one of several of its kind)\n"));
  EXPECT_THAT(ran.out, HasSubstr("\nresources: (none)\n"));
}

TEST(Extract, ExplainsInTheRecordWhenJsonIsAskedFor) {
  const Ran ran = run_program({"extract", "-", "--explain", "--jsonl"}, page("The title"));
  EXPECT_FALSE(records(ran.out).at(0)["candidates"].empty());
}

TEST(Extract, ExplainsWhichLinksGiveNothing) {
  const std::string html = page("The title")
                               .insert(page("The title").find("</article>"),
                                       "<p><a href='https://git\u202Ehub.com/a/b'>Code"
                                       "</a></p>");
  EXPECT_THAT(run_program({"extract", "-", "--explain"}, html).out,
              HasSubstr("\nunusable links:\n  1  host turns the reading direction, first at 1:"));
  const Json record = records(run_program({"extract", "-", "--explain", "--jsonl"}, html).out)[0];
  EXPECT_EQ(record["unusable_links"][0]["address"], "https://git\u202Ehub.com/a/b");
  EXPECT_EQ(run_program({"extract", "-"}, html).out.find("unusable"), std::string::npos);
}

TEST(Program, HasAVersion) {
  const Ran ran = run_program({"--version"});
  EXPECT_EQ(ran.exit_code, 0);
  EXPECT_EQ(ran.out.substr(0, 6), "sheaf ");
}

TEST(Extract, RefusesToBeOfflineWithoutTheCache) {
  const TemporaryFolder folder;
  const std::string cache = folder.path() + "/typo.db", output = folder.path() + "/out";
  const Ran ran = run_program({"extract", "http://127.0.0.1:9/1", "http://127.0.0.1:9/2",
                               "--offline", "--cache", cache, "-o", output});
  EXPECT_EQ(ran.exit_code, 2);
  EXPECT_EQ(ran.err,
            "sheaf extract: --cache: " + cache + ": it is not there, and --offline makes none\n");
  EXPECT_TRUE(std::filesystem::is_empty(folder.path()));
}

TEST(Extract, SaysThatStandardInputIsClosed) {
  const Ran ran = run_tool({"sh", "-c", "timeout 20 \"$0\" extract - <&-", SHEAF_PROGRAM});
  EXPECT_EQ(ran.exit_code, 1);
  EXPECT_EQ(ran.err, "sheaf: -: Bad file descriptor\n");
}

}  // namespace
}  // namespace sheaf::test
