// Content for Hugo, Hexo and Jekyll, read as they read it.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/json.h"
#include "tests/digest/form_readers.h"
#include "tests/support/program.h"

namespace sheaf {
namespace {

using test::Document;
using test::form;
using test::found;
using test::issue_with_links;
using test::kHostileLine;
using test::link_to;
using test::read_html;
using testing::Contains;
using testing::HasSubstr;
using testing::Not;

std::string front_of(const std::string& page, const std::string& fence) {
  const std::size_t end = page.find("\n" + fence + "\n", 3);
  return page.substr(4, end - 3);
}

TEST(SiteContent, HasFrontMatterThatItsReadersTake) {
  Issue issue = test::sample_issue(kHostileLine);
  issue.title = "T: " + std::string(kHostileLine) + "\nlayout: evil";
  const test::Ran toml = test::run_tool(
      {"python3", "-c",
       "import sys,json,tomllib\nprint(json.dumps(tomllib.loads(sys.stdin.buffer.read().decode()), "
       "default=str))"},
      front_of(form("hugo", issue), "+++"));
  const Result<Json> front = parse_json(toml.out);
  if (!front.ok()) GTEST_SKIP() << "no tomllib: " << toml.err;
  EXPECT_EQ(string_at(*front, "title"), issue.title);
  for (const char* name : {"hexo", "jekyll"}) {
    const test::Ran yaml = test::run_tool(
        {"python3", "-c",
         "import sys,json,yaml\nprint(json.dumps(yaml.safe_load(sys.stdin.buffer.read()), "
         "default=str))"},
        front_of(form(name, issue), "---"));
    const Result<Json> read = parse_json(yaml.out);
    ASSERT_TRUE(read.ok()) << name << yaml.err;
    EXPECT_EQ(string_at(*read, "title"), issue.title);
    EXPECT_EQ((*read)["tags"][1].get<std::string>(), kHostileLine);
  }
}

TEST(SiteContent, PutsItemsUnderTheHeadingOfTheirSection) {
  const std::string page = form("hexo", test::sample_issue("x"));
  EXPECT_THAT(page, HasSubstr("\n## 头条\n\n### [1. x]"));
  EXPECT_THAT(page, HasSubstr("\n## [2. Second]"));
}

TEST(SiteContent, WritesAddressesAsTheyAre) {
  const Issue issue = issue_with_links({link_to("Code", "https://x.example/__init__/a_b_(c)", "")});
  const test::Ran ran = test::run_tool({"cmark-gfm"}, form("jekyll", issue));
  if (ran.exit_code < 0 || ran.exit_code == 127) GTEST_SKIP() << "no cmark-gfm";
  EXPECT_THAT(ran.out, HasSubstr("<a href=\"https://x.example/__init__/a_b_%28c%29\">"
                                 "https://x.example/__init__/a_b_%28c%29</a>"));
}

TEST(SiteContent, MakesASiteWithHugo) {
  const test::TemporaryFolder folder;
  folder.write("config.toml",
               "baseURL = \"https://a.example/\"\ntitle = \"t\"\n"

               "disableKinds = [\"taxonomy\", \"term\", \"RSS\", \"sitemap\"]\n"
               "[markup.goldmark.extensions]\ntypographer = false\n");
  folder.write("layouts/_default/single.html", "<h1>{{ .Title }}</h1>{{ .Content }}");
  folder.write("layouts/_default/list.html", "list");
  folder.write("layouts/index.html", "home");
  folder.write("content/issue.md", form("hugo"));
  const test::Ran ran = test::run_tool({"hugo", "--source", folder.path(), "--quiet"});
  if (ran.exit_code < 0 || ran.exit_code == 127) GTEST_SKIP() << "no hugo";
  ASSERT_EQ(ran.exit_code, 0) << ran.out << ran.err;
  const Document page = read_html(folder.read("public/ai-20210409/index.html"));
  EXPECT_THAT(found(page, "//h3"), Contains(HasSubstr(kHostileLine)));
  EXPECT_THAT(found(page, "//script"), testing::IsEmpty());
  for (const std::string& address : found(page, "//a/@href"))
    EXPECT_THAT(address, Not(HasSubstr("javascript"))) << address;
}

}  // namespace
}  // namespace sheaf
