#include "extractors/script_variable.h"

#include <gtest/gtest.h>

namespace sheaf {
namespace {

std::string variable(const std::string& script, std::string_view name = "msg_title") {
  return find_script_variable(**Page::parse("<script>" + script + "</script>"), name);
}

std::string member(const std::string& script, std::string_view name) {
  return find_script_member(**Page::parse("<script>" + script + "</script>"), name);
}

TEST(ScriptVariable, ReadsEveryFormOfAssignment) {
  for (const char* script :
       {R"(var msg_title = "T";)", R"(var msg_title='T'.html(false);)",
        R"(window.msg_title = 'T' || '';)", R"(var msg_title = "" || "T";)",
        R"(var msg_title = ""||""||"T")", R"(var msg_title = htmlDecode("T");)",
        R"(a=1;msg_title = JsDecode( 'T' ))", R"(window.msg_title = window.title = 'T' || '';)",
        R"(var a = 1, msg_title = "T" * 1;)"}) {
    EXPECT_EQ(variable(script), "T") << script;
  }
}

TEST(ScriptVariable, GivesAnObjectToItsClosingBracket) {
  const auto object = [](const std::string& script) {
    const auto page = Page::parse("<script>" + script + "</script>");
    return std::string(find_script_object(**page, "data"));
  };
  EXPECT_EQ(object("var data = {a: '}', b: [1, {}]}\nvar more = {}"), "{a: '}', b: [1, {}]}");
  EXPECT_EQ(object("window.data=[1,2];x()"), "[1,2]");
  EXPECT_EQ(object("mydata = {a: 1}; if (data == 1) x(); data = load(); data = {b: 2}"), "{b: 2}");
  EXPECT_EQ(object("data = {a: 1"), "{a: 1");
  EXPECT_EQ(object("data = 'text'"), "");
}

TEST(ScriptVariable, PassesOverWhatIsNoAssignmentOfAText) {
  for (const char* script :
       {R"(if (msg_title === 'T') x();)", R"(var msg_title = f;)", R"(var msg_title = new T("x");)",
        R"(data.msg_title = "T")", R"(var msg_title2 = "T")",
        R"(s = '<a x-msg_title="' + (y) + '">')", R"(var msg_title = "")", R"(var msg_title = "T)",
        R"(var msg_title =)", R"(msg_title)"}) {
    EXPECT_EQ(variable(script), "") << script;
  }
}

TEST(ScriptVariable, TakesTheFirstThatIsNotEmpty) {
  EXPECT_EQ(
      variable(R"(var msg_title = ""; function f() { var msg_title = "T"; var msg_title = "U"; })"),
      "T");
}

TEST(ScriptVariable, UndoesTheEscapesOfScriptAndHtml) {
  EXPECT_EQ(variable(R"(var msg_title = "a\x26amp;b \u4f60\ud83d\ude00 \"q\" 1\/2";)"),
            "a&b 你😀 \"q\" 1/2");
  EXPECT_EQ(variable(R"(var msg_title = "Android&nbsp;Volley&amp;amp;x";)"),
            "Android\xC2\xA0Volley&x");
}

TEST(ScriptVariable, HoldsForEscapesThatAreCutOff) {
  EXPECT_EQ(variable(R"(var msg_title = "a\x2";)"), "a2");
  EXPECT_EQ(variable(R"(var msg_title = "a\ud83d";)"), "a\xEF\xBF\xBD");
}

TEST(ScriptVariable, ReadsMembersOfObjects) {
  EXPECT_EQ(member(R"(x = { a: 1, nick_name: JsDecode('N') })", "nick_name"), "N");
  EXPECT_EQ(member(R"(x = {"nick_name": "N"})", "nick_name"), "N");
  EXPECT_EQ(member(R"(x = {nick_name: y ? "N" : ""})", "nick_name"), "");
}

TEST(ScriptVariable, ReadsAVariableOfANamedObject) {
  EXPECT_EQ(variable("\n  d.title = \"T\";", "d.title"), "T");
  EXPECT_EQ(variable("\n  id.title = \"T\";", "d.title"), "");
}

}  // namespace
}  // namespace sheaf
