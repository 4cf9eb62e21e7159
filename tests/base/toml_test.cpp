#include "base/toml.h"

#include <gtest/gtest.h>

#include "base/json.h"

namespace sheaf {
namespace {

std::string repeated(std::string_view text, std::size_t count) {
  std::string out;
  while (count-- > 0) out += text;
  return out;
}

TEST(Toml, IsTheJsonThatSaysTheSame) {
  const Result<Json> json = parse_toml(
      "a.b = 1\nday = 2021-04-09\n[t]\nlist = [1.5, 'x', true]\n[[s]]\n[[s.i]]\nu = "
      "\"\"\"v\"\"\"\n");
  ASSERT_TRUE(json.ok());
  EXPECT_EQ(json->dump(), R"({"a":{"b":1},"day":"2021-04-09","s":[{"i":[{"u":"v"}]}],)"
                          R"("t":{"list":[1.5,"x",true]}})");
}

TEST(Toml, TellsTheLinesOfMembersOfTables) {
  TomlLines lines;
  ASSERT_TRUE(parse_toml("x = 1\n[t]\na = 1\n\n'b c' = 2\n", &lines).ok());
  EXPECT_EQ(lines["t"]["a"], 3u);
  EXPECT_EQ(lines["t"]["b c"], 5u);
  EXPECT_FALSE(lines.contains("x"));
}

TEST(Toml, NamesThePlaceOfAMistake) {
  const Result<Json> json = parse_toml("a = 1\nb =\n");
  ASSERT_FALSE(json.ok());
  EXPECT_TRUE(json.error().where.starts_with("line 2, column ")) << json.error().where;
}

TEST(Toml, RefusesCharactersBeyondAsciiOutsideOfQuotesAndComments) {
  for (const char* text :
       {"ä=\"x\"", "a.ä = 1", "[ä]", "a = ä", "a = 1ä", "a = [1, ä]", "a = {ä = 1}", "a = 0xä",
        "a = \"x\" ä", "a = 2021-01-01ä", "a = 1.ä", "\n中 = 1", "a =\u00A01", "a = \"\\ä\"",
        "a = \"\"\"\\ä\"\"\"", "a = \"\"\"\\ ä\"\"\""}) {
    const Result<Json> json = parse_toml(text);
    ASSERT_FALSE(json.ok()) << text;
    EXPECT_TRUE(json.error().where.starts_with(*text == '\n' ? "line 2" : "line 1")) << text;
  }
}

TEST(Toml, ReadsCharactersBeyondAsciiInQuotesAndComments) {
  const Result<Json> json = parse_toml(
      "# ä\n\"ä\".'中' = 'ö' # ü\nb = \"\"\"ä\\\n  é \\ \r\n\n 中\\n\"\"\"\nc = '''\nä'''\n");
  ASSERT_TRUE(json.ok()) << json.error().message;
  EXPECT_EQ(json->dump(), R"({"b":"äé 中\n","c":"ä","ä":{"中":"ö"}})");
}

TEST(Toml, SaysWhereTextIsNoUtf8) {
  const Result<Json> json = parse_toml("a = 1\nb = '\xE4'\n");
  ASSERT_FALSE(json.ok());
  EXPECT_EQ(json.error().where, "line 2");
}

TEST(Toml, RefusesWhatIsNestedTooDeepHoweverItIsWritten) {
  const std::string names = repeated("a.", 20'000) + "a", some = repeated("a.", 150) + "a";
  for (const std::string& text :
       {names + " = 1\n", "[" + names + "]\nx = 1\n", "[[" + names + "]]\n",
        "x = {" + names + " = 1}\n", "x = " + repeated("{a = ", 20'000) + "1",
        "x = " + repeated("[", 20'000), "[" + some + "]\n" + some + " = 1\n",
        some + " = {" + some + " = 1}\n", "x = '''y'''', z = {" + names + " = 1}\n",
        "x = [\n  {" + names + " = 1}]\n", "\xEF\xBB\xBF[" + some + "]\nb." + some + " = 1\n"}) {
    EXPECT_FALSE(parse_toml(text).ok()) << text.substr(0, 60);
  }
  EXPECT_EQ(parse_toml("\n\n" + names + " = 1\n").error().where, "line 3");
}

TEST(Toml, CountsNoDotsOfTextsNumbersAndOtherLines) {
  const std::string dots = repeated(".", 1000);
  EXPECT_TRUE(parse_toml("a = \"" + dots + "\"\nb = '''\n" + dots + "'''\n# " + dots + "\n").ok());
  EXPECT_TRUE(parse_toml("\"" + dots + "\".b = [" + repeated("1.5, ", 500) + "2.5]\n").ok());
  EXPECT_TRUE(parse_toml(repeated("[[a.b]]\nc.d = 1.5\n", 500)).ok());
  EXPECT_TRUE(
      parse_toml("[" + repeated("a.", 200) + "a]\n[b]\n" + repeated("c.", 200) + "c = 1\n").ok());
}

}  // namespace
}  // namespace sheaf
