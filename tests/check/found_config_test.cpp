// sheaf.toml that lies in the folder and that nobody named may not run another's command line.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>

#include "tests/support/program.h"

namespace sheaf::test {
namespace {

namespace fs = std::filesystem;
using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

// A checkout of another's, with a home beside it.
class FoundConfig : public testing::Test {
 protected:
  void SetUp() override {
    folder_.write("home/.bashrc", "mine");
    folder_.write("repo/a.md", "[b](b.md)\n");
    folder_.write("repo/b.md", "# B\n");
  }
  void config(const std::string& lines) { folder_.write("repo/sheaf.toml", "[check]\n" + lines); }
  // `sheaf check --offline ARGUMENTS` in the checkout.
  Ran check(const std::string& arguments) {
    return run_tool({"sh", "-c", "cd \"$1\" && exec \"$2\" check --offline " + arguments, "sh",
                     folder_.path() + "/repo", SHEAF_PROGRAM});
  }
  TemporaryFolder folder_;
};

TEST_F(FoundConfig, WritesNothingOutsideOfItsFolder) {
  for (const std::string output : {"../home/.bashrc", "x/../../home/.bashrc"}) {
    config("output = '" + output + "'\n");
    const Ran ran = check("a.md");
    EXPECT_EQ(ran.exit_code, 0) << ran.err;
    EXPECT_EQ(folder_.read("home/.bashrc"), "mine");
    EXPECT_THAT(ran.err, AllOf(HasSubstr("sheaf.toml"), HasSubstr(output + " is outside")));
  }
  config("output = '" + folder_.path() + "/home/new'\n");
  check("a.md");
  EXPECT_FALSE(fs::exists(folder_.path() + "/home/new"));
}

TEST_F(FoundConfig, FollowsNoLinkOutOfItsFolder) {
  fs::create_symlink("../home/.bashrc", folder_.path() + "/repo/report");
  fs::create_symlink("../home/none yet", folder_.path() + "/repo/ahead");
  fs::create_symlink("../home", folder_.path() + "/repo/out");
  for (const std::string output : {"report", "ahead", "out/report"}) {
    config("output = '" + output + "'\n");
    EXPECT_THAT(check("a.md").err, HasSubstr(output + " is outside of the folder"));
  }
  EXPECT_EQ(folder_.read("home/.bashrc"), "mine");
  EXPECT_FALSE(fs::exists(folder_.path() + "/home/none yet"));
  EXPECT_FALSE(fs::exists(folder_.path() + "/home/report"));
}

TEST_F(FoundConfig, WritesNothingThatIsHidden) {
  folder_.write("repo/.git/config", "[core]\n");
  config("output = '.git/config'\n");
  EXPECT_THAT(check("a.md").err, HasSubstr(".git/config is hidden"));
  EXPECT_EQ(folder_.read("repo/.git/config"), "[core]\n");
}

TEST_F(FoundConfig, WritesAReportInItsFolder) {
  config("output = 'report.json'\nformat = 'json'\n");
  const Ran ran = check("a.md");
  EXPECT_EQ(ran.exit_code, 0) << ran.err;
  EXPECT_EQ(ran.out, "");
  EXPECT_THAT(folder_.read("repo/report.json"), HasSubstr("\"a.md\""));
}

TEST_F(FoundConfig, PassesOverWhatSendsReadsOrChangesMore) {
  config(R"(proxy = "http://127.0.0.1:1"
insecure = true
netrc = true
header = ["X: y"]
cookie_jar = "jar"
resolve = ["a:1:127.0.0.1"]
allow-private = true
fix = true
history = "h.db"
cache = "c"
ca-file = "a.md"
config = "other.toml"
user-agent = "x"
archive-url = "http://127.0.0.1:1"
)");
  const Ran ran = check("a.md");
  EXPECT_EQ(ran.exit_code, 0) << ran.err;
  for (const char* option :
       {"proxy", "insecure", "netrc", "header", "cookie-jar", "resolve", "allow-private", "fix",
        "history", "cache", "ca-file", "config", "user-agent", "archive-url"})
    EXPECT_THAT(ran.err, HasSubstr(option));
  for (const char* name : {"jar", "h.db", "c"})
    EXPECT_FALSE(fs::exists(folder_.path() + "/repo/" + name)) << name;
  EXPECT_EQ(std::count(ran.err.begin(), ran.err.end(), '\n'), 1) << ran.err;
}

TEST_F(FoundConfig, ReadsNoDocumentsOutsideOfItsFolder) {
  folder_.write("home/secret.md", "[x](gone.md)\n");
  for (const std::string input : {"../home/secret.md", "../home/*.md", "*/../../home/secret.md"}) {
    config("inputs = ['a.md', '" + input + "']\n");
    const Ran ran = check("");
    EXPECT_EQ(ran.exit_code, 2) << input;
    EXPECT_THAT(ran.out, Not(HasSubstr("gone.md")));
    EXPECT_THAT(ran.err, HasSubstr("inputs (" + input + " is outside"));
  }
  config("inputs = ['http://127.0.0.1:1/admin']\n");
  EXPECT_THAT(check("").err, HasSubstr("http://127.0.0.1:1/admin is a private address"));
}

TEST_F(FoundConfig, SetsWhatIsCheckedAndHowItIsTold) {
  folder_.write("repo/b.md", "[gone](gone.md)\n");
  config("inputs = ['*.md']\nexclude = ['gone']\nformat = 'jsonl'\nall = true\n");
  const Ran ran = check("");
  EXPECT_EQ(ran.exit_code, 0) << ran.out << ran.err;
  EXPECT_THAT(ran.out, HasSubstr("b.md"));
  EXPECT_THAT(ran.err,
              AllOf(HasSubstr("options are read from sheaf.toml"), Not(HasSubstr("passed over"))));
}

TEST_F(FoundConfig, IsTakenWholeWhenItIsNamed) {
  config("output = '../home/report'\ncache = 'c'\n");
  const Ran ran = check("a.md --config sheaf.toml");
  EXPECT_EQ(ran.exit_code, 0) << ran.err;
  EXPECT_EQ(ran.err, "");
  EXPECT_TRUE(fs::exists(folder_.path() + "/home/report"));
  EXPECT_TRUE(fs::exists(folder_.path() + "/repo/c"));
}

}  // namespace
}  // namespace sheaf::test
