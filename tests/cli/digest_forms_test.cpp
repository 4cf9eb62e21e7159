#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <ctime>
#include <filesystem>

#include "base/text.h"
#include "digest/calendar/civil_date.h"
#include "tests/support/http_server.h"
#include "tests/support/program.h"

namespace sheaf {
namespace {

using std::string_literals::operator""s;
using test::Ran;
using test::run_program;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

std::string record(const std::string& picture) {
  return R"({"id":"0000000000000001","url":"https://a.example/1","canonical_url":"https://a.example/1",)"
         R"("title":"A <b> title","publisher":"Site","published":"2021-04-08","language":"en",)"
         R"("excerpt":"What it says.","hero_image":{"url":")" +
         picture + R"(","alt":null,"width":null,"height":null},"state":"ok"})" + "\n";
}

class DigestForms : public testing::Test {
 protected:
  std::vector<std::string> digest(std::vector<std::string> more) {
    std::vector<std::string> all = {"digest", records_, "--series", "S", "--date", "2021-04-09"};
    all.insert(all.end(), more.begin(), more.end());
    return all;
  }

  test::TemporaryFolder folder_;
  std::string records_ = folder_.write("records.jsonl", record("https://a.example/p.png"));
};

TEST_F(DigestForms, AreChosenByName) {
  for (const char* form : {"html", "email", "atom", "rss", "jsonfeed", "text", "hugo", "hexo",
                           "jekyll", "opml", "json", "markdown"}) {
    const Ran ran = run_program(digest({"--form", form}));
    EXPECT_EQ(ran.exit_code, 0) << form << ran.err;
    EXPECT_THAT(ran.out, HasSubstr("S")) << form;
  }
  EXPECT_EQ(run_program(digest({"--form", "bibtex"})).exit_code, 0);
  EXPECT_EQ(run_program(digest({"--form", "docx"})).exit_code, 2);
}

// Of every kind of what is hidden, as JSON has it.
constexpr const char* kHidden =
    R"(\u0001\u007f\u0085\u009b\u00ad\u034f\u061c\u115f\u1160\u200b\u200e\u202e\u2066\u3164\ufeff\uffa0\ufff9)"
    R"(\udb40\udc01\udb40\udc41)";

bool shows_all(const std::string& out) {
  for (std::size_t at = 0; at < out.size();) {
    const char32_t c = next_code_point(out, at);
    if (is_hidden(c) && c != 0x200C && c != 0x200D) return false;
  }
  return out.find("\\u") == out.npos && is_valid_utf8(out);
}

TEST_F(DigestForms, HaveNothingHiddenOfRecordsManifestsAndArguments) {
  const std::string h = kHidden;
  const std::string text = "\"" + h + "{" + h + "{% raw %}" + h + "{" + h + "% endraw %} # x\"";
  folder_.write("hidden.jsonl",
                R"({"id":"1)" + h + R"(","url":"https://a.example/1)" + h + R"(","title":)" + text +
                    R"(,"authors":[)" + text + R"(],"publisher":)" + text +
                    R"(,"published":"2021)" + h + R"(","language":"en)" + h +
                    R"(","description":)" + text + R"(,"excerpt":)" + text + R"(,"tags":[)" + text +
                    R"(],"text":)" + text +
                    R"(,"hero_image":{"url":"https://a.example/p.png","alt":)" + text +
                    R"(},"papers":[{"id":"1)" + h + R"(","scheme":"arxiv","kind":"paper","url":)" +
                    R"("https://arxiv.org/abs/2103.17249)" + h + R"(","role":"primary","text":)" +
                    text + "}]}\n");
  const std::string manifest = folder_.write(
      "issue.json", R"({"records":["hidden.jsonl"],"description":)" + text + R"(,"lead":[)" + text +
                        R"(],"title":)" + text + R"(,"author":"A)" + h + R"( <a@b.example>",)" +
                        R"("sections":[{"title":)" + text +
                        R"(,"items":[{"url":"https://a.example/1"},{"url":"https://a.example/2",)" +
                        R"("title":)" + text + R"(,"excerpt":"&#1;&#x1b;*)" + h +
                        R"(x*","links":[)" + R"({"label":)" + text +
                        R"(,"url":"https://a.example/3"}]}]}]})");
  for (const char* form : {"html", "email", "atom", "rss", "jsonfeed", "text", "hugo", "hexo",
                           "jekyll", "opml", "json", "markdown", "bibtex", "csl"}) {
    const Ran ran = run_program(
        {"digest", manifest, "--number", "7\u202E\x01", "--date", "2021-04-09", "--form", form});
    EXPECT_EQ(ran.exit_code, 0) << form << ran.err;
    EXPECT_TRUE(shows_all(ran.out)) << form << ":\n" << ran.out;
  }
}

TEST_F(DigestForms, OpenNothingThatWasHidden) {
  folder_.write(
      "hidden.jsonl",
      R"({"id":"1","url":"https://a.example/1","title":"T","excerpt":"\u0001# x {\u0001{\u0001% )"
      R"(param %}} {\u0001{\u0001< gist >}} {\u0001% endraw %} http:\u0001//evil.example www\u0001.evil.example"})"
      "\n");
  for (const char* form : {"hugo", "hexo", "jekyll", "markdown"}) {
    const Ran ran = run_program({"digest", folder_.path() + "/hidden.jsonl", "--form", form});
    const std::string body = ran.out.substr(std::min(ran.out.find("[1. T]"), ran.out.size()));
    for (const char* opened : {"\n# x", "{{", "{% endraw %} http", "http://evil", "www.evil"})
      EXPECT_THAT(body, Not(HasSubstr(opened))) << form;
    EXPECT_THAT(body, HasSubstr("x {")) << form;
  }
}

TEST_F(DigestForms, TakePartialsFromBelowTheTemplatesFolderAlone) {
  namespace fs = std::filesystem;
  const fs::path root = folder_.path();
  for (const char* folder : {"t", "t/sub", "t2"}) fs::create_directory(root / folder);
  folder_.write("secret.md", "SECRET");
  folder_.write("t2/secret.md", "SECRET");
  folder_.write("t/beside.md", "BESIDE");
  folder_.write("t/sub/below.md", "BELOW");
  fs::create_symlink(root / "secret.md", root / "t/link.md");
  fs::create_symlink(root / "t2", root / "t/folder");
  fs::create_symlink("sub/below.md", root / "t/inside.md");
  const std::vector<std::string> outside = {"/etc/passwd",
                                            "../secret.md",
                                            "sub/../../secret.md",
                                            "link.md",
                                            "folder/secret.md",
                                            "../t2/secret.md",
                                            (root / "secret.md").string(),
                                            (root / "t/beside.md").string(),
                                            "..",
                                            "."};
  for (const std::string& name : outside) {
    const std::string file = folder_.write("t/out.md", "{{> " + name + "}}");
    const Ran ran = run_program(digest({"--template", file}));
    EXPECT_NE(ran.exit_code, 0) << name;
    EXPECT_THAT(ran.out, IsEmpty()) << name;
    EXPECT_THAT(ran.err, HasSubstr("there is no template \"" + name + "\"")) << name;
  }
  const std::string file = folder_.write(
      "t/in.md", "{{> beside.md}} {{> sub/below.md}} {{> inside.md}} {{> sub/../beside.md}}");
  EXPECT_THAT(run_program(digest({"--template", file})).out,
              HasSubstr("BESIDE BELOW BELOW BESIDE"));
  const Ran here = test::run_tool({"env", "-C", (root / "t").string(), SHEAF_PROGRAM, "digest",
                                   records_, "--template", "in.md"});
  EXPECT_THAT(here.out, HasSubstr("BELOW")) << here.err;
}

TEST_F(DigestForms, FollowTheNameOfTheOutput) {
  EXPECT_EQ(run_program(digest({"-o", folder_.path() + "/issue.html"})).exit_code, 0);
  EXPECT_THAT(folder_.read("issue.html"), HasSubstr("<!DOCTYPE html>"));
  EXPECT_EQ(run_program(digest({"-o", folder_.path() + "/issue.atom"})).exit_code, 0);
  EXPECT_THAT(folder_.read("issue.atom"), HasSubstr("<feed xmlns"));
  EXPECT_EQ(run_program(digest({"-o", folder_.path() + "/issue.HTML"})).exit_code, 0);
  EXPECT_THAT(folder_.read("issue.HTML"), HasSubstr("<!DOCTYPE html>"));
  EXPECT_EQ(run_program(digest({"-o", folder_.path() + "/issue.json"})).exit_code, 0);
  EXPECT_THAT(folder_.read("issue.json"), testing::StartsWith("{\n"));
  for (const std::string name : {"issue.md", "issue.MarkDown", "issue", "issue.20210409"}) {
    EXPECT_EQ(run_program(digest({"-o", folder_.path() + "/" + name})).exit_code, 0) << name;
    EXPECT_THAT(folder_.read(name), testing::StartsWith("[TOC]")) << name;
  }
}

TEST_F(DigestForms, HaveNothingOfRecordsThatTurnsTheDirection) {
  folder_.write(
      "records.jsonl",
      R"({"id":"1","url":"https://a.example/1","title":"T\u202eT","state":"ok",)"
      R"("authors":["A\u202eA"],"tags":["t\u202et","u\u200bu","\u200b"],"publisher":"P\u202eP",)"
      R"("excerpt":"E\u202eE.","hero_image":{"url":"https://a.example/p.png","alt":"p\u202ep"}})");
  for (const char* form : {"hugo", "hexo", "jekyll", "jsonfeed", "json", "html", "markdown"}) {
    const std::string out = run_program(digest({"--form", form})).out;
    EXPECT_THAT(out, HasSubstr("TT")) << form;
    for (const char* hidden : {"\u202E", "\u200B", "\\u202e", "\\u200b"})
      EXPECT_THAT(out, Not(HasSubstr(hidden))) << form;
  }
}

TEST_F(DigestForms, RefuseNamesThatTellNone) {
  const std::string output = folder_.path() + "/issue.xml";
  const Ran ran = run_program(digest({"-o", output}));
  EXPECT_EQ(ran.exit_code, 2);
  EXPECT_EQ(ran.err, "sheaf digest: -o: " + output +
                         ": .xml is the ending of no form; name one with --form\n");
  EXPECT_FALSE(std::filesystem::exists(output));
  EXPECT_EQ(run_program(digest({"-o", output, "--form", "rss"})).exit_code, 0);
  const std::string mine = folder_.write("mine.xml", "<x/>");
  EXPECT_EQ(run_program(digest({"-o", output, "--template", mine})).exit_code, 0);
  EXPECT_THAT(folder_.read("issue.xml"), testing::StartsWith("<x/>"));
}

// Midnight of the day that it is now, so many hours east of Greenwich.
std::string midnight(int hours, const std::string& zone) {
  return "date = " + to_text(date_of((std::time(nullptr) + hours * 3600) / 86400)) + "T00:00:00" +
         zone + "\n";
}

TEST_F(DigestForms, HaveTodaysDateOfTheirReaders) {
  const auto front = [&](const char* zone, const char* language) {
    return test::run_tool({"env", std::string("TZ=") + zone, SHEAF_PROGRAM, "digest", records_,
                           "--form", "hugo", "--lang", language})
        .out;
  };
  const std::string before = midnight(14, "+14:00");
  const std::string east = front("<+14>-14", "en");
  if (midnight(14, "+14:00") != before) GTEST_SKIP() << "it is midnight";
  EXPECT_THAT(east, HasSubstr(before));
  EXPECT_THAT(front("<-1130>11:30", "en"), HasSubstr("T00:00:00-11:30\n"));
  EXPECT_THAT(front("UTC", "en"), HasSubstr(midnight(0, "Z")));
  EXPECT_THAT(front("<+14>-14", "zh"), HasSubstr(midnight(8, "+08:00")));
  EXPECT_THAT(run_program(digest({"--form", "hugo"})).out,
              HasSubstr("date = 2021-04-09T00:00:00Z"));
}

TEST_F(DigestForms, TellOfLettersThatMailProgramsCut) {
  EXPECT_EQ(run_program(digest({"--form", "email"})).err, "");
  std::string many;
  for (int i = 0; i < 200; ++i)
    many += R"({"id":")" + std::to_string(i) + R"(","title":")" + std::string(300, 'x') +
            R"(","url":"https://a.example/)" + std::to_string(i) + "\",\"state\":\"ok\"}\n";
  folder_.write("records.jsonl", many);
  const Ran ran = run_program(digest({"--form", "email"}));
  EXPECT_EQ(ran.exit_code, 0);
  EXPECT_THAT(ran.err, testing::MatchesRegex("sheaf: the letter has [0-9]+ KB of HTML; Gmail cuts "
                                             "it at 102 KB\n"));
}

TEST_F(DigestForms, AreWrittenByTheUsersTemplate) {
  folder_.write("part.html", "<i>{{title}}</i>");
  const std::string file = folder_.write(
      "mine.html", "{{#sections}}{{#items}}<p>{{> part.html}}</p>{{/items}}{{/sections}}\n");
  const Ran ran = run_program(digest({"--template", file}));
  EXPECT_EQ(ran.exit_code, 0) << ran.err;
  EXPECT_EQ(ran.out, "<p><i>A &lt;b&gt; title</i></p>\n");
}

TEST_F(DigestForms, TellWhereATemplateIsWrong) {
  const std::string file = folder_.write("mine.html", "x\n  {{#sections}}\n");
  const Ran ran = run_program(digest({"--template", file}));
  EXPECT_EQ(ran.exit_code, 2);
  EXPECT_THAT(ran.out, IsEmpty());
  EXPECT_EQ(ran.err,
            "sheaf digest: mine.html, line 2, column 3: section \"sections\" is not closed\n");
}

TEST_F(DigestForms, ShowAndCopyTheirTemplates) {
  EXPECT_THAT(run_program({"digest", "templates"}).out, HasSubstr("page.html"));
  const Ran one = run_program({"digest", "templates", "feed.atom"});
  EXPECT_THAT(one.out, HasSubstr("<id>{{feed_id}}</id>"));
  EXPECT_EQ(run_program({"digest", "templates", "nothing"}).exit_code, 2);
  const std::string copies = folder_.path() + "/copies";
  folder_.write("copies/page.html", "mine");
  EXPECT_EQ(run_program({"digest", "templates", "--copy", copies}).exit_code, 0);
  EXPECT_EQ(folder_.read("copies/page.html"), "mine") << "what is there is left as it is";
  EXPECT_EQ(folder_.read("copies/feed.atom"), one.out);
  // A copy that was not changed writes the same.
  EXPECT_EQ(run_program(digest({"--template", copies + "/feed.atom"})).out,
            run_program(digest({"--form", "atom"})).out);
}

TEST_F(DigestForms, KeepPicturesInAFolder) {
  const std::string png = "\x89PNG\r\n\x1A\n\0\0\0\x0DIHDR\0\0\2\x80\0\0\1\x68\x08\2\0\0\0"s;
  const test::HttpServer server({{"/p", {.content_type = "image/jpeg", .body = png}}});
  folder_.write("records.jsonl", record(server.url("/p")));
  const Ran ran =
      run_program(digest({"--allow-private", "--assets", folder_.path() + "/site/pictures", "-o",
                          folder_.path() + "/site/issue.html"}));
  EXPECT_EQ(ran.exit_code, 0) << ran.err;
  std::vector<std::string> names;
  for (const auto& file : std::filesystem::directory_iterator(folder_.path() + "/site/pictures"))
    names.push_back(file.path().filename().string());
  ASSERT_EQ(names.size(), 1u);
  EXPECT_EQ(folder_.read("site/pictures/" + names[0]), png);
  EXPECT_THAT(folder_.read("site/issue.html"), HasSubstr("src=\"pictures/" + names[0] + "\""));
}

TEST_F(DigestForms, ShowPicturesWhereTheSitePublishesThem) {
  const std::string png = "\x89PNG\r\n\x1A\n\0\0\0\x0DIHDR\0\0\2\x80\0\0\1\x68\x08\2\0\0\0"s;
  const test::HttpServer server({{"/p", {.content_type = "image/png", .body = png}}});
  folder_.write("records.jsonl", record(server.url("/p")));
  for (const char* prefix : {"/pictures/", "/pictures"}) {
    const Ran ran = run_program(
        digest({"--form", "hugo", "--allow-private", "--assets", folder_.path() + "/static/p",
                "--assets-url", prefix, "-o", folder_.path() + "/p.md"}));
    EXPECT_EQ(ran.exit_code, 0) << ran.err;
    EXPECT_THAT(folder_.read("p.md"),
                testing::ContainsRegex("!\\[\\]\\(/pictures/[0-9a-f]{32}.png"));
  }
  EXPECT_EQ(run_program(digest({"--assets-url", "/p"})).exit_code, 2);
}

TEST_F(DigestForms, TellEachPictureThatCannotBeHad) {
  const test::HttpServer server({});
  folder_.write("records.jsonl", record(server.url("/gone.png")));
  const Ran ran = run_program(digest({"--allow-private", "--assets", folder_.path() + "/pictures",
                                      "-o", folder_.path() + "/issue.html"}));
  EXPECT_EQ(ran.exit_code, 1);
  EXPECT_THAT(ran.err, HasSubstr("sheaf: " + server.url("/gone.png") + ": HTTP 404"));
  EXPECT_THAT(folder_.read("issue.html"), HasSubstr("src=\"" + server.url("/gone.png") + "\""));
}

}  // namespace
}  // namespace sheaf
