#include <gtest/gtest.h>

#include <map>

#include "base/json.h"
#include "digest/mustache/template.h"

namespace sheaf {
namespace {

using Partials = std::map<std::string, std::string, std::less<>>;

FindPartial finder(const Partials& partials) {
  return [partials](std::string_view name) -> std::optional<TemplateSource> {
    const auto it = partials.find(name);
    if (it == partials.end()) return std::nullopt;
    return TemplateSource{it->first, it->second};
  };
}

std::string rendered(const TemplateSource& source, const char* data,
                     const Partials& partials = {}) {
  Result<Template> made = Template::parse(source, finder(partials));
  if (!made.ok()) return made.error().where + ": " + made.error().message;
  Result<std::string> out = made->render(*parse_json(data));
  return out.ok() ? *out : out.error().message;
}

std::string text(const std::string& source, const char* data, const Partials& partials = {}) {
  return rendered({"t.txt", source}, data, partials);
}

std::string error_of(const std::string& source, const Partials& partials = {}) {
  const Result<Template> made = Template::parse({"t.html", source}, finder(partials));
  return made.ok() ? "no error" : made.error().where + ": " + made.error().message;
}

// ---- the specification ----

TEST(Mustache, WritesValues) {
  EXPECT_EQ(text("{{a}} {{ b }} {{c}} {{d}}|{{e}}|{{f.g}}", R"({"a":"x","b":1,"c":1.5,"d":true,
      "f":{"g":"deep"}})"),
            "x 1 1.5 true||deep");
}

TEST(Mustache, WalksListsAndOpensValues) {
  EXPECT_EQ(text("{{#l}}<{{n}}{{o}}>{{/l}}", R"({"o":"!","l":[{"n":1},{"n":2}]})"), "<1!><2!>");
  EXPECT_EQ(text("{{#l}}{{.}},{{/l}}", R"({"l":["a","b"]})"), "a,b,");
  EXPECT_EQ(text("{{#v}}{{w}}{{/v}}{{#s}}{{.}}{{/s}}", R"({"v":{"w":"in"},"s":"str"})"), "instr");
  EXPECT_EQ(text("{{#l}}{{#m}}{{.}}{{/m}};{{/l}}", R"({"l":[{"m":[1,2]},{"m":[3]}]})"), "12;3;");
}

TEST(Mustache, SkipsWhatIsNotThere) {
  for (const char* data : {R"({})", R"({"v":null})", R"({"v":false})", R"({"v":[]})", R"({"v":""})",
                           R"({"v":0})", R"({"v":{}})"}) {
    EXPECT_EQ(text("{{#v}}yes{{/v}}{{^v}}no{{/v}}", data), "no") << data;
  }
}

TEST(Mustache, TakesTheNearestName) {
  EXPECT_EQ(text("{{#a}}{{x}}{{y}}{{/a}}", R"({"x":1,"y":2,"a":{"x":3}})"), "32");
  // A dotted name whose first part is found nearby does not look further out.
  EXPECT_EQ(text("{{#a}}{{b.c}}{{/a}}", R"({"b":{"c":1},"a":{"b":{}}})"), "");
}

TEST(Mustache, TakesLinesThatHoldOnlyATagOut) {
  EXPECT_EQ(text("a\n  {{#l}}\n- {{.}}\n  {{/l}}\nb\n", R"({"l":[1,2]})"), "a\n- 1\n- 2\nb\n");
  EXPECT_EQ(text("a\r\n{{! why }}\r\nb", "{}"), "a\r\nb");
  EXPECT_EQ(text("{{#a}}\nx\n{{/a}}", R"({"a":1})"), "x\n");
  EXPECT_EQ(text("| {{#a}} |\n", R"({"a":0})").substr(0, 2), "t.");  // not closed: an error
  EXPECT_EQ(text(" {{#a}}{{/a}} \n", R"({"a":1})"), "  \n");
}

TEST(Mustache, IncludesPartialsWithTheirIndent) {
  EXPECT_EQ(text("[{{> p.txt}}]", R"({"x":1})", {{"p.txt", "{{x}}"}}), "[1]");
  EXPECT_EQ(text("  {{> p.txt}}\nz", R"({"x":"a"})", {{"p.txt", "{{x}}\n>\n"}}), "  a\n  >\nz");
  EXPECT_EQ(text("{{#l}}{{> p.txt}}{{/l}}", R"({"l":[1,2]})", {{"p.txt", "<{{.}}>"}}), "<1><2>");
}

TEST(Mustache, ChangesDelimiters) {
  EXPECT_EQ(text("{{=<% %>=}}<%a%>{{a}}<%={{ }}=%>{{a}}", R"({"a":1})"), "1{{a}}1");
  // A partial begins with the usual ones, and leaves those around it as they are.
  EXPECT_EQ(text("{{=| |=}}|a||> p.txt||a|", R"({"a":1})", {{"p.txt", "{{a}}|"}}), "11|1");
}

TEST(Mustache, DropsComments) { EXPECT_EQ(text("a{{! b\n c }}d", "{}"), "ad"); }

// ---- beyond it ----

TEST(Mustache, EscapesForTheTarget) {
  const char* data = R"({"x":"<&\"\\>"})";
  EXPECT_EQ(rendered({"t.html", "{{x}}{{{x}}}{{&x}}"}, data),
            "&lt;&amp;&quot;\\&gt;<&\"\\><&\"\\>");
  EXPECT_EQ(rendered({"t.json", "\"{{x}}\""}, data), R"("<&\"\\>")");
  EXPECT_EQ(rendered({"t.txt", "{{x}}"}, data), "<&\"\\>");
}

TEST(Mustache, NeverReadsATemplateInAValue) {
  EXPECT_EQ(text("{{#l}}{{x}}{{/l}}", R"({"secret":"s","l":[{"x":"{{secret}}{{#l}}"}]})"),
            "{{secret}}{{#l}}");
}

TEST(Mustache, LeavesOutAddressesThatRun) {
  const char* data = R"~({"url":"javascript:alert(1)","a_url":"https://a.example/?b=1&c=2",
                         "i":{"url":"data:text/html,x"}})~";
  EXPECT_EQ(rendered({"t.html", "[{{url}}][{{a_url}}][{{i.url}}]"}, data),
            "[][https://a.example/?b=1&amp;c=2][]");
}

TEST(Mustache, PutsOneFormInAnother) {
  EXPECT_EQ(rendered({"t.json", "\"{{#html}}<p class=\"a\">{{x}}</p>{{/html}}\""},
                     R"({"x":"a \"<b>\""})"),
            R"("<p class=\"a\">a &quot;&lt;b&gt;&quot;</p>")");
  EXPECT_EQ(rendered({"t.xml", "{{#l}}<c>{{#html}}<b>{{.}}</b>{{/html}}</c>{{/l}}"},
                     R"({"l":["<","x"]})"),
            "<c>&lt;b&gt;&amp;lt;&lt;/b&gt;</c><c>&lt;b&gt;x&lt;/b&gt;</c>");
}

TEST(Mustache, GivesPartialsTheirOwnTarget) {
  EXPECT_EQ(rendered({"t.txt", "{{x}}{{> p.html}}{{x}}"}, R"({"x":"<"})", {{"p.html", "{{x}}"}}),
            "<&lt;<");
}

TEST(Mustache, TellsThePlaceInLists) {
  EXPECT_EQ(text("{{#l}}{{-index}}{{n}}{{^-last}}, {{/-last}}{{/l}}",
                 R"({"l":[{"n":"a"},{"n":"b"},{"n":"c"}]})"),
            "1a, 2b, 3c");
  EXPECT_EQ(
      text("{{#l}}{{#-first}}{{#n}}{{.}}{{/n}}{{/-first}}{{/l}}", R"({"l":[{"n":"a"},{"n":2}]})"),
      "a");
}

TEST(Mustache, SaysWhatIsWrongAndWhere) {
  EXPECT_EQ(error_of("a\n {{#s}}x"), "t.html, line 2, column 2: section \"s\" is not closed");
  EXPECT_EQ(error_of("{{/s}}"),
            "t.html, line 1, column 1: section \"s\" is closed but was not opened");
  EXPECT_EQ(error_of("{{#a}}\n{{#b}}\n{{/a}}"),
            "t.html, line 3, column 1: section \"b\" is open where \"a\" is closed");
  EXPECT_EQ(error_of("x {{y"), "t.html, line 1, column 3: tag without its \"}}\"");
  EXPECT_EQ(error_of("{{{y}}"), "t.html, line 1, column 1: tag without its \"}}}\"");
  EXPECT_EQ(error_of("{{ }}"), "t.html, line 1, column 1: tag without a name");
  EXPECT_EQ(error_of("{{a b}}"), "t.html, line 1, column 1: \"a b\" is no name");
  EXPECT_EQ(error_of("{{=x=}}"),
            "t.html, line 1, column 1: delimiters are two words without \"=\", as in {{=<% %>=}}");
  EXPECT_EQ(error_of("{{>p}}"), "t.html, line 1, column 1: there is no template \"p\"");
  EXPECT_EQ(error_of("a\xFF"), "t.html, line 1, column 2: not UTF-8");
}

TEST(Mustache, NamesThePartialThatIsWrong) {
  EXPECT_EQ(error_of("{{>p}}", {{"p", "\n\n{{/x}}"}}),
            "p, line 3, column 1: section \"x\" is closed but was not opened");
  // A section ends where it began.
  EXPECT_EQ(error_of("{{#a}}{{>p}}", {{"p", "{{/a}}"}}),
            "p, line 1, column 1: section \"a\" is closed but was not opened");
}

TEST(Mustache, RefusesCirclesAndExplosions) {
  EXPECT_EQ(error_of("{{>p}}", {{"p", "{{>q}}"}, {"q", "{{>p}}"}}),
            "q, line 1, column 1: template \"p\" includes itself");
  Partials doubling = {{"p0", std::string(1000, 'x')}};
  for (int i = 1; i < 30; ++i) {
    const std::string inner = "{{>p" + std::to_string(i - 1) + "}}";
    doubling["p" + std::to_string(i)] = inner + inner;
  }
  EXPECT_NE(error_of("{{>p29}}", doubling).find("too large"), std::string::npos);
}

TEST(Mustache, ReadsLinesOfVeryManyTagsOnce) {
  std::string many = std::string(200'000, ' ');
  for (int i = 0; i < 300'000; ++i) many += "{{!}}";
  EXPECT_EQ(text(many + "x\n{{! a\nb }} \n{{!}}\ny", "{}"), std::string(200'000, ' ') + "x\ny");
}

TEST(Mustache, MakesElementsWhereTheyAreAskedFor) {
  const Result<Template> made = Template::parse(
      {"t.txt", "{{#a}}{{x}}{{^-last}},{{/-last}}{{/a}};{{#a}}{{#y.z}}{{n}}{{/y.z}}{{/a}}"},
      nullptr);
  ASSERT_TRUE(made.ok());
  std::vector<TemplateNames> asked;
  const MakeElements make = [&](const TemplateNames& names) -> MakeElement {
    asked.push_back(names);
    return [](const Json& number) {
      return Json{{"x", "x" + number.dump()}, {"y", {{"z", {{{"n", number}}}}}}};
    };
  };
  const Result<std::string> out =
      made->render(*parse_json(R"({"a":[1,2],"n":7})"), Template::kMaxOutput, make);
  ASSERT_TRUE(out.ok());
  EXPECT_EQ(*out, "x1,x2;12");
  EXPECT_EQ(asked, (std::vector<TemplateNames>{{"-last", "x"}, {"n", "y", "z"}}));
}

TEST(Mustache, BoundsWhatATemplateRepeats) {
  std::string data = R"({"l":[)";
  for (int i = 0; i < 999; ++i) data += "1,";
  data += "1]}";
  const Result<Template> made =
      Template::parse({"t", "{{#l}}{{#l}}{{#l}}{{/l}}xxxxxxxxxx{{/l}}{{/l}}"}, nullptr);
  ASSERT_TRUE(made.ok());
  const Result<std::string> out = made->render(*parse_json(data), 1 << 20);
  ASSERT_FALSE(out.ok());
  EXPECT_EQ(out.error().kind, ErrorKind::kTooLarge);
}

TEST(Mustache, BoundsTheDepthOfSections) {
  std::string source;
  for (int i = 0; i < 101; ++i) source += "{{#a}}";
  EXPECT_EQ(error_of(source),
            "t.html, line 1, column 601: more than 100 sections are open in one another");
}

}  // namespace
}  // namespace sheaf
