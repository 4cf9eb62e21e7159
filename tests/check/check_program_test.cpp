// `sheaf check` as users run it: inputs, filters, reports, exit codes.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>

#include "base/json.h"
#include "base/text.h"
#include "check/glob.h"
#include "check/mail.h"
#include "check/verdict_cache.h"
#include "tests/support/hostile_server.h"
#include "tests/support/program.h"

namespace sheaf::test {
namespace {

using testing::HasSubstr;
using testing::Not;

Ran check(std::vector<std::string> arguments, const std::string& input = "") {
  arguments.insert(arguments.begin(), "check");
  for (const char* word : {"-q", "--tries", "1", "--no-probe"}) arguments.emplace_back(word);
  return run_program(arguments, input);
}

Script small_site() {
  return answers_by_path(
      {{"/fine", answer(200, "Content-Type: text/html\r\n", "<title>F</title><p>fine words here")},
       {"/feed", answer(200, "Content-Type: application/rss+xml\r\n",
                        "<rss><channel><item><link>/fine</link></item></channel></rss>")}});
}

TEST(CheckProgram, ExitCodesTellWhatHappened) {
  const HostileServer server(small_site());
  EXPECT_EQ(check({"-"}, server.url("/fine")).exit_code, 0);
  EXPECT_EQ(check({"-"}, server.url("/gone")).exit_code, 1);
  EXPECT_EQ(check({"--format", "no", "-"}).exit_code, 2);
  EXPECT_EQ(check({}).exit_code, 2);
  const Ran missing = check({"/no/such/file.md"});
  EXPECT_EQ(missing.exit_code, 3);
  EXPECT_THAT(missing.err, HasSubstr("/no/such/file.md"));
}

TEST(CheckProgram, ReadsPagesAndFeedsFromTheWeb) {
  const HostileServer server(small_site());
  const Ran ran = check({server.url("/feed"), "--all", "-f", "compact"});
  EXPECT_THAT(ran.out, HasSubstr("alive: " + server.url("/fine")));
}

TEST(CheckProgram, WalksFoldersAndRespectsGitignore) {
  const TemporaryFolder folder;
  folder.write(".gitignore", "build/\n*.tmp.md\n!keep.tmp.md\n");
  for (const char* name :
       {"a.md", "build/b.md", "c.tmp.md", "keep.tmp.md", ".hidden/d.md", "sub/e.html", "f.png"})
    folder.write(name, "[x](gone.md) <a href='gone.md'>");
  const Ran ran = check({folder.path(), "-f", "compact"});
  for (const char* name : {"/a.md", "/keep.tmp.md", "/sub/e.html"})
    EXPECT_THAT(ran.out, HasSubstr(name));
  for (const char* name : {"b.md", "c.tmp.md:", "d.md", "f.png"})
    EXPECT_THAT(ran.out, Not(HasSubstr(std::string("/") + name)));
  EXPECT_THAT(check({folder.path(), "--no-ignore", "-f", "compact"}).out, HasSubstr("build/b.md"));
  EXPECT_THAT(check({folder.path() + "/**/*.html", "-f", "compact"}).out, HasSubstr("e.html"));
}

TEST(CheckProgram, LooksUpFilesAndTheirPlaces) {
  const TemporaryFolder folder;
  folder.write("docs/a.md",
               "# Überblick: A & B\n\n## 中文 标题\n\n## Same\n\n## Same\n\n## `code` x!\n\n## "
               "⚙️ Set\n\n<a id=own></a>\n");
  folder.write("i.md",
               "[1](docs/a.md#überblick-a--b) [2](docs/a.md#中文-标题) [3](docs/a.md#same-1) "
               "[4](docs/a.md#code-x)\n"
               "[5](docs/a.md#-set) [6](docs/a.md#own) [7](docs/a.md#same-2) [8](/docs/a.md) "
               "[9](docs) [10](a%20b.md)\n");
  folder.write("a b.md", "x");
  const Ran ran = check({folder.path() + "/i.md", "--root-dir", folder.path(), "-f", "compact"});
  EXPECT_THAT(ran.out, HasSubstr("#same-2"));
  EXPECT_EQ(split_lines(ran.out).size(), 2u) << ran.out;  // one finding, and the empty end
}

TEST(CheckProgram, FiltersAndRemaps) {
  const HostileServer server(small_site());
  const std::string text =
      server.url("/gone") + " " + server.url("/other") + " https://a.example/fine";
  EXPECT_THAT(check({"-", "--exclude", "gone|other|a.example"}, text).exit_code, 0);
  EXPECT_THAT(check({"-", "--exclude", ".", "--include", "other", "-f", "compact"}, text).out,
              testing::AllOf(HasSubstr("/other"), Not(HasSubstr("/gone"))));
  EXPECT_EQ(
      check({"-", "--remap", "https://a.example " + server.url(""), "--exclude", "gone|other"},
            text)
          .exit_code,
      0);
  EXPECT_EQ(check({"-", "--offline"}, text).exit_code, 0);
  EXPECT_EQ(check({"-", "--exclude", "("}, text).exit_code, 2);
  EXPECT_EQ(check({"-", "--accept", "404", "--exclude", "a.example"}, text).exit_code, 0);
}

TEST(CheckProgram, TakesOneValueForEachUseOfAnOption) {
  const TemporaryFolder folder;
  const std::string file = folder.write("a.md", "[x](gone.md) [y](lost.md)\n");
  const Ran ran = check({"--exclude", "gone", file, "-f", "compact"});
  EXPECT_EQ(ran.exit_code, 1) << ran.err;
  EXPECT_THAT(ran.out, testing::AllOf(HasSubstr("lost.md"), Not(HasSubstr("gone.md"))));
  EXPECT_EQ(
      check({"--header", "X: 1", "--remap", "a b", "--exclude", "lost", "--exclude", "gone", file})
          .exit_code,
      0);
}

TEST(CheckProgram, ExcludesWhatIsNoAddressToo) {
  const std::string text = "[a](http://[::bad/) [b][nowhere] [c](mailto:x) [d](relative.md)\n";
  const Ran all = check({"-", "--kind", "markdown", "-f", "compact"}, text);
  EXPECT_EQ(all.exit_code, 1);
  EXPECT_THAT(all.out, Not(HasSubstr("relative.md")));  // standard input has no folder
  EXPECT_EQ(check({"-", "--kind", "markdown", "--exclude", "bad|nowhere|mailto"}, text).exit_code,
            0);
}

TEST(CheckProgram, IncludeAloneLeavesAllElseOut) {
  const TemporaryFolder folder;
  const std::string file = folder.write("a.md", "[a](kept.md) [b](other.md) [c](ignored.md)\n");
  folder.write(".sheafignore", "ignored\n");
  const auto found = [&](std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(),
                     {"-C", folder.path(), SHEAF_PROGRAM, "check", "-q", file, "-f", "compact"});
    arguments.insert(arguments.begin(), "env");
    return run_tool(arguments).out;
  };
  EXPECT_THAT(found({}),
              testing::AllOf(HasSubstr("kept"), HasSubstr("other"), Not(HasSubstr("ignored"))));
  EXPECT_THAT(found({"--include", "kept"}),
              testing::AllOf(HasSubstr("kept"), Not(HasSubstr("other"))));
  EXPECT_THAT(found({"--include", "ignored"}), HasSubstr("ignored.md"));
}

TEST(CheckProgram, SaysThatFolderCannotBeRead) {
  const TemporaryFolder folder;
  folder.write("a.md", "x");
  std::filesystem::create_directory(folder.path() + "/shut");
  std::filesystem::permissions(folder.path() + "/shut", std::filesystem::perms::none);
  std::error_code error;
  const bool is_root = std::filesystem::directory_iterator(folder.path() + "/shut", error) !=
                           std::filesystem::directory_iterator{} ||
                       !error;
  const Ran ran = check({folder.path()});
  std::filesystem::permissions(folder.path() + "/shut", std::filesystem::perms::owner_all);
  if (is_root) GTEST_SKIP() << "every folder can be read by this user";
  EXPECT_EQ(ran.exit_code, 3);
  EXPECT_THAT(ran.err, HasSubstr("/shut: "));
}

TEST(CheckProgram, FetchesThroughProxyOfTheEnvironment) {
  const HostileServer proxy(
      answers(answer(200, "Content-Type: text/html\r\n", "<title>P</title>")));
  const std::string proxy_url = proxy.url("");
  const Ran ran = run_tool({"env", "http_proxy=" + proxy_url, SHEAF_PROGRAM, "check", "-q", "--all",
                            "-f", "compact", "--no-probe", "-"},
                           "http://no.such.example/x");
  EXPECT_THAT(ran.out, HasSubstr("alive"));
  EXPECT_GE(proxy.connections(), 1);
}

TEST(CheckProgram, DryRunLeavesReportsForProgramsWhole) {
  const HostileServer server(answers_by_path(
      {{"/a", answer(301, "Location: /b\r\n")},
       {"/b", answer(200, "Content-Type: text/html\r\n", "<title>B</title><p>b")}}));
  const TemporaryFolder folder;
  const std::string file = folder.write("a.md", "[x](" + server.url("/a") + ")\n");
  const Ran json = check({file, "-f", "json", "--dry-run"});
  EXPECT_TRUE(parse_json(json.out).ok()) << json.out;
  EXPECT_THAT(json.err, HasSubstr("+[x](" + server.url("/b")));
  EXPECT_THAT(check({file, "--dry-run", "-o", "-"}).out, HasSubstr("+[x](" + server.url("/b")));
}

TEST(CheckProgram, KeepsNoAcceptedVerdictInItsCache) {
  const HostileServer server(small_site());
  const TemporaryFolder folder;
  const std::string cache = folder.path() + "/cache";
  EXPECT_EQ(check({"-", "--cache", cache, "--accept", "404"}, server.url("/gone")).exit_code, 0);
  EXPECT_EQ(check({"-", "--cache", cache}, server.url("/gone")).exit_code, 1);
  EXPECT_EQ(check({"-", "--cache", cache, "--accept", "404"}, server.url("/gone")).exit_code, 0);
  EXPECT_EQ(check({"-", "--cache", cache}, server.url("/gone")).exit_code, 1);
}

TEST(CheckProgram, SendsHeadersWithEveryRequest) {
  std::string heads;
  const HostileServer server([&](Connection& connection, int) {
    for (std::string head; !(head = connection.read_head()).empty();) {
      heads += head;
      const std::string html = "<title>T</title><p>some words <a href=/x>x</a>";
      if (!connection.send(answer(200, "Content-Type: text/html\r\n", html))) return;
    }
  });
  run_program({"check", "-q", "--header", "X-Key: 1", server.url("/list")});
  EXPECT_THAT(heads, HasSubstr("made-up"));
  const auto count = [&](const char* text) {
    return split(replace_all(heads, text, "\1"), '\1').size() - 1;
  };
  EXPECT_EQ(count("GET /"), 3u);  // the page, its link, the made-up address
  EXPECT_EQ(count("X-Key: 1"), 3u);
}

TEST(CheckProgram, SendsHeadersToTheirHostAlone) {
  std::string heads;
  const HostileServer server([&](Connection& connection, int) {
    for (std::string head; !(head = connection.read_head()).empty();) {
      heads += head;
      if (!connection.send(answer(200, "", "ok"))) return;
    }
  });
  check({"-", "--header", "127.0.0.1=X-Here: 1", "--header", "other.example=X-There: 2"},
        server.url("/x"));
  EXPECT_THAT(heads, HasSubstr("X-Here: 1"));
  EXPECT_THAT(heads, Not(HasSubstr("X-There")));
}

TEST(CheckProgram, KeepsWhatHoldsInItsCache) {
  const HostileServer server(small_site());
  const TemporaryFolder folder;
  const std::string cache = folder.path() + "/cache";
  folder.write("cache",
               "damaged\n{\"url\":\"https://x.example/"
               "\",\"outcome\":\"alive\",\"at\":99999999999}\n{\"url\":");
  check({"-", "--cache", cache}, server.url("/fine"));
  const int before = server.connections();
  const Ran again = check({"-", "--cache", cache, "-f", "json"}, server.url("/fine"));
  EXPECT_EQ(server.connections(), before);
  EXPECT_THAT(again.out, HasSubstr("\"cached\":true"));
  check({"-", "--cache", cache, "--max-cache-age", "0"}, server.url("/fine"));
  EXPECT_THAT(folder.read("cache"), Not(HasSubstr("x.example")));
}

TEST(CheckProgram, NeverWritesOverFileThatIsNoCache) {
  const TemporaryFolder folder;
  const std::string path = folder.write("precious.txt", "words\n{\"url\":\"x\"}\n");
  const Ran ran = check({"-", "--cache", path}, "x");
  EXPECT_EQ(ran.exit_code, 3);
  EXPECT_THAT(ran.err, HasSubstr("precious.txt: has other things than verdicts"));
  EXPECT_EQ(folder.read("precious.txt"), "words\n{\"url\":\"x\"}\n");
  EXPECT_EQ(check({"-", "--cache", folder.path()}, "x").exit_code, 3);
}

TEST(CheckProgram, KeepsItsCacheWhenNothingIsAsked) {
  const HostileServer server(small_site());
  const TemporaryFolder folder;
  const std::string cache = folder.path() + "/cache";
  check({"-", "--cache", cache}, server.url("/fine"));
  const std::string before = folder.read("cache");
  EXPECT_THAT(before, HasSubstr("/fine"));
  check({"-", "--cache", cache, "--offline"}, server.url("/fine"));
  EXPECT_EQ(folder.read("cache"), before);
  folder.write("cache",
               before + "{\"url\":\"https://x.example/\",\"outcome\":\"alive\",\"at\":1}\n");
  check({"-", "--cache", cache, "--offline"}, server.url("/fine"));
  EXPECT_EQ(folder.read("cache"), before);  // what no longer holds goes
}

TEST(CheckProgram, ReadsItsConfigFile) {
  const TemporaryFolder folder;
  const std::string config =
      folder.write("c.toml", "[check]\nexclude = ['gone']\nfail_on = 'unsure'\n");
  EXPECT_EQ(check({"-", "--config", config}, "https://127.0.0.1:1/gone").exit_code, 0);
  EXPECT_EQ(check({"-", "--config", config}, "https://127.0.0.1:1/x").exit_code, 1);
  EXPECT_EQ(
      check({"-", "--config", config, "--fail-on", "blocked"}, "https://127.0.0.1:1/x").exit_code,
      0);
  const Ran bad = check({"-", "--config", folder.write("d.toml", "[check]\n\nnope = 1\n")});
  EXPECT_EQ(bad.exit_code, 2);
  EXPECT_THAT(bad.err, HasSubstr("d.toml:3: no option 'nope'"));
}

TEST(CheckReports, AreWellFormedWhateverTheTextIs) {
  const TemporaryFolder folder;
  const std::string evil = folder.write(
      "e\"<&>'.md", "[<script>alert(1)</script>\x1b[31m|`](gone-\"<&>'.md) [b](gone%0A.md)\n");
  const Ran json = check({evil, "-f", "json"});
  ASSERT_TRUE(parse_json(json.out).ok());
  const Ran sarif = check({evil, "-f", "sarif"});
  const Result<Json> log = parse_json(sarif.out);
  ASSERT_TRUE(log.ok());
  EXPECT_EQ(string_at(*log, "version"), "2.1.0");
  const Json& result = (*log)["runs"][0]["results"][0];
  const Json& place = result["locations"][0]["physicalLocation"];
  EXPECT_EQ(place["region"]["startLine"], 1);
  EXPECT_THAT(place["artifactLocation"]["uri"].get<std::string>(),
              HasSubstr("e%22%3C%26%3E%27.md"));
  EXPECT_EQ((*log)["runs"][0]["tool"]["driver"]["rules"][result["ruleIndex"].get<int>()]["id"],
            result["ruleId"]);
  const Ran html = check({evil, "-f", "html"});
  EXPECT_THAT(html.out, Not(HasSubstr("<script>alert")));
  EXPECT_THAT(check({evil}).out, Not(HasSubstr("\x1b")));
  const Ran lines = check({evil, "-f", "jsonl"});
  for (const std::string_view line : split_lines(lines.out))
    EXPECT_TRUE(line.empty() || parse_json(line).ok());
  EXPECT_THAT(check({evil, "-f", "github"}).out, HasSubstr("::error file="));
}

TEST(CheckReports, StackTheirCellsOnNarrowScreens) {
  const std::string page = check({"-", "-f", "html"}, "").out;
  EXPECT_THAT(page, HasSubstr("@media (max-width:45rem)"));
  EXPECT_THAT(page, HasSubstr("table,tbody,tr,td{display:block}thead{display:none}"));
}

TEST(CheckReports, KeepAddressesWholeInMarkdown) {
  const TemporaryFolder folder;
  const std::string page = folder.write("a.md",
                                        "<https://127.0.0.1:1/a_b?x=1&amp;copy;=2>\n"
                                        "[b](<https://ex]ample/a|b c>) [c](gone_a|b.md)\n"
                                        "<mailto:a_b@c-d>\n");
  const std::string report = check({page, "-f", "markdown", "--timeout", "5"}).out;
  const Ran ran = run_tool({"cmark-gfm", "-e", "table", "-e", "autolink"}, report);
  if (ran.exit_code < 0 || ran.exit_code == 127) GTEST_SKIP() << "no cmark-gfm";
  for (const char* address : {"https://127.0.0.1:1/a_b?x=1&amp;copy;=2",
                              "https://ex%5Dample/a%7Cb%20c", "mailto:a_b@c-d"})
    EXPECT_THAT(ran.out, HasSubstr("<td><a href=\"" + std::string(address) + "\">")) << report;
  EXPECT_THAT(ran.out, HasSubstr("gone_a|b.md</td>")) << report;
}

TEST(CheckReports, KeepAddressesOfReasonsWholeInMarkdown) {
  const HostileServer server(
      answers_by_path({{"/old", answer(301, "Location: /new_a-b_(c);d\r\n")},
                       {"/new_a-b_(c);d",
                        answer(200, "Content-Type: text/html\r\n", "<title>T</title><p>words")}}));
  const std::string moved = server.url("/new_a-b_(c);d");
  const Ran ran = check({"-", "-f", "markdown"}, server.url("/old"));
  EXPECT_THAT(ran.out, HasSubstr("moved to <" + moved + "> |")) << ran.out;
}

TEST(CheckMail, IsCheckedBySyntax) {
  for (const char* fine :
       {"mailto:a@b.example", "mailto:a%40b.example", "mailto:a@b.example,c@d.example?subject=x",
        "mailto:?to=a@b.example", "mailto:\"a b\"@c.example"})
    EXPECT_EQ(find_mail_fault(fine), "") << fine;
  for (const char* bad :
       {"mailto:", "mailto:a", "mailto:a@b", "mailto:a..b@c.example", "mailto:@c.example"})
    EXPECT_NE(find_mail_fault(bad), "") << bad;
}

TEST(CheckGlobs, FitAsGitHasThem) {
  const auto fits = [](const char* glob, const char* path) {
    return Pattern(glob_expression(glob)).matches(path);
  };
  EXPECT_TRUE(fits("**/*.md", "a.md"));
  EXPECT_TRUE(fits("**/*.md", "x/y/a.md"));
  EXPECT_FALSE(fits("*.md", "x/a.md"));
  EXPECT_TRUE(fits("a[!0-9]{b,c}?", "axc1"));
  EXPECT_TRUE(fits("a[", "a["));
}

TEST(CheckGlobs, ReadGitignoreAsGitDoes) {
  IgnoreRules rules;
  rules.add_file("*.{log}.md\n", "");
  rules.add_file("draft.md\n/top.md\n", "[slug]/a*b");
  const auto ignores = [&](const char* path) {
    return rules.ignores(path, IgnoreRules::Entry::kFile);
  };
  EXPECT_TRUE(ignores("x.{log}.md"));
  EXPECT_FALSE(ignores("x.log.md"));
  EXPECT_TRUE(ignores("[slug]/a*b/draft.md"));
  EXPECT_TRUE(ignores("[slug]/a*b/deep/draft.md"));
  EXPECT_FALSE(ignores("s/axb/draft.md"));
  EXPECT_FALSE(ignores("[slug]/a*b/deep/top.md"));
}

}  // namespace
}  // namespace sheaf::test
