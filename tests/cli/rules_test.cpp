// Rule packs, used as a user does: --rules and sheaf rules.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <iterator>

#include "base/json.h"
#include "tests/support/program.h"

namespace sheaf::test {
namespace {

using testing::HasSubstr;

std::string manual() {
  std::ifstream in(SHEAF_CORPUS "/../docs/rules.md", std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

// What stands between the first of these lines and the next "```".
std::string block(const std::string& text, const std::string& fence) {
  const std::size_t begin = text.find(fence) + fence.size();
  return text.substr(begin, text.find("```", begin) - begin);
}

std::string pack(const std::string& name, const std::string& title) {
  return R"({"name": ")" + name + R"(", "hosts": ["*"],
    "rules": [{"field": "title", "select": "h1", "match": "(.).*", "name": "x"},
              {"field": "title", "select": ")" +
         title + R"("}]})";
}

Json record(const Ran& ran) {
  Result<Json> json = parse_json(ran.out);
  EXPECT_TRUE(json.ok()) << ran.out << ran.err;
  return json.ok() ? std::move(json).value() : Json();
}

// The folder of the user's own packs is elsewhere for the time of a test.
class Rules : public testing::Test {
 protected:
  Rules() { setenv("XDG_CONFIG_HOME", (folder_.path() + "/config").c_str(), 1); }
  ~Rules() override { unsetenv("XDG_CONFIG_HOME"); }
  const TemporaryFolder folder_;
};

TEST_F(Rules, WorkAsTheManualShows) {
  const std::string text = manual();
  const std::string page = folder_.write("tide.html", block(text, "```html\n"));
  const std::string file = folder_.write("packs/tide.json", block(text, "```json\n"));
  const Json item = record(run_program({"extract", "--rules", folder_.path() + "/packs", page}));
  EXPECT_EQ(string_at(item, "title"), "How the lamp was mended");
  EXPECT_EQ(item["authors"], Json::parse(R"(["Ada Marsh"])"));
  EXPECT_EQ(string_at(item, "published"), "2023-05-04T09:30:00+02:00");
  EXPECT_EQ(item["tags"], Json::parse(R"(["lighthouses", "brass"])"));
  EXPECT_EQ(string_at(item["provenance"]["title"], "extractor"), "tide table");
  EXPECT_EQ(string_at(item["provenance"]["title"], "rule"), "h2.headline");

  const Ran ran = run_program({"rules", "test", file, page});
  EXPECT_EQ(ran.exit_code, 0) << ran.err;
  std::string shown = text.substr(text.find("    # tide.html"));
  shown = shown.substr(0, shown.find("\n\n") + 1);
  std::string expected = "# " + page + shown.substr(std::string("    # tide.html").size());
  for (std::size_t at; (at = expected.find("\n    ")) != std::string::npos;)
    expected.replace(at, 5, "\n\x01");
  std::erase(expected, '\x01');
  EXPECT_EQ(ran.out, expected);
}

TEST_F(Rules, StopAtABadPackWithOneLine) {
  const std::string file = folder_.write("bad.json", "{\"name\": \"x\",\n \"host\": []}");
  const std::string place = file + ": line 2, host: there is no such key here\n";
  const Ran extract = run_program({"extract", "--rules", folder_.path(), "-"}, "<p>x");
  EXPECT_EQ(extract.exit_code, 2);
  EXPECT_EQ(extract.err, "sheaf extract: --rules: " + place);
  EXPECT_EQ(extract.out, "");
  const Ran list = run_program({"rules", "list", "--rules", folder_.path()});
  EXPECT_EQ(list.exit_code, 2);
  EXPECT_EQ(list.err, "sheaf rules list: " + place);
  const Ran test = run_program({"rules", "test", file, "-"}, "<p>x");
  EXPECT_EQ(test.exit_code, 2);
  EXPECT_EQ(test.err, "sheaf rules test: " + place);
}

TEST_F(Rules, NeedAFolderThatIsThere) {
  const Ran ran = run_program({"extract", "--rules", folder_.path() + "/none", "-"}, "<p>x");
  EXPECT_EQ(ran.exit_code, 2);
  EXPECT_THAT(ran.err, HasSubstr("/none: No such file or directory\n"));
}

TEST_F(Rules, OfTheUserComeAfterThoseOfTheCommandLineByName) {
  folder_.write("config/sheaf/rules/own.json", pack("own", "h4"));
  folder_.write("one/b.json", pack("b", "h3"));
  folder_.write("one/a.json", pack("a", "h2"));
  folder_.write("one/ignored.txt", "{");
  const std::string one = folder_.path() + "/one";
  const Ran ran = run_program({"rules", "list", "--rules", one});
  EXPECT_EQ(ran.exit_code, 0) << ran.err;
  EXPECT_EQ(ran.out, one + "/a.json: a (*), 2 rules\n" + one + "/b.json: b (*), 2 rules\n" +
                         folder_.path() + "/config/sheaf/rules/own.json: own (*), 2 rules\n");
  const std::string html = "<title>T</title><h4>Title of the user</h4><h3>Title of b</h3>";
  EXPECT_EQ(string_at(record(run_program({"extract", "-"}, html)), "title"), "Title of the user");
  EXPECT_EQ(string_at(record(run_program({"extract", "--rules", one, "-"}, html)), "title"),
            "Title of b");
}

TEST_F(Rules, TestSaysWhatFoundNothing) {
  const std::string file = folder_.write("p.json", pack("p", "h5"));
  const Ran ran = run_program({"rules", "test", file, "-"}, "<h2>Another</h2><p>Text");
  EXPECT_EQ(ran.exit_code, 1);
  EXPECT_THAT(ran.out, HasSubstr("  title by h5\n    found nothing\n"));
}

TEST_F(Rules, TestMarksPagesOfOtherHosts) {
  const std::string file = folder_.write("p.json", R"({"name": "p", "hosts": ["a.example"],
      "rules": [{"field": "title", "select": "h2"}]})");
  const Ran ran = run_program(
      {"rules", "test", file, "-"},
      "<link rel=canonical href=https://b.example/1><h2>The title here</h2><p>Text of it");
  EXPECT_EQ(ran.exit_code, 0) << ran.err;
  EXPECT_THAT(ran.out, HasSubstr("not one of the pack's hosts"));
  EXPECT_THAT(ran.out, HasSubstr("    value: The title here\n"));
}

}  // namespace
}  // namespace sheaf::test
