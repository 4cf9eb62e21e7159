// Each target's text is read back with a parser of that target.
#include "digest/escape.h"

#include <gtest/gtest.h>
#include <libxml/HTMLparser.h>
#include <libxml/parser.h>

#include <memory>

#include "base/json.h"
#include "base/text.h"
#include "tests/support/program.h"

namespace sheaf {
namespace {

// What cmark-gfm shows of a Markdown document, as plain text.
std::string markdown_text(const std::string& document) {
  const test::Ran ran = test::run_tool({"cmark-gfm", "-e", "table", "-e", "strikethrough", "-e",
                                        "autolink", "-t", "plaintext", "--width", "0"},
                                       document);
  return ran.exit_code == 0 ? ran.out.substr(0, ran.out.find_last_not_of('\n') + 1) : "skip";
}

// Everything that has broken generators, in one text; no character that is dropped.
constexpr std::string_view kHostile =
    "<script>alert(1)</script> ](javascript:x) | `code` {{x}} {% raw %} ${y} \"q\" 'a' \\ \\n "
    "]]> --> <!-- &amp; &lt; # - * _ ~ ^ % @ : !! é 中文 🎉\nnext: line\tend\\";

// What is dropped, between letters.
constexpr std::string_view kHidden =
    "a\u202Eb\u2066c\x01"
    "d\x7F"
    "e\u0085f\uFFFEg\uFFFFh";

std::string xml_text(const std::string& body) {
  const std::string document = "<a b=\"" + body + "\">" + body + "</a>";
  const std::unique_ptr<xmlDoc, decltype(&xmlFreeDoc)> doc(
      xmlReadMemory(document.data(), static_cast<int>(document.size()), nullptr, "UTF-8",
                    XML_PARSE_NONET | XML_PARSE_NOERROR),
      xmlFreeDoc);
  if (!doc) return "not well-formed";
  const std::unique_ptr<xmlChar, decltype(xmlFree)> text(
      xmlNodeGetContent(xmlDocGetRootElement(doc.get())), xmlFree);
  return reinterpret_cast<const char*>(text.get());
}

std::string html_text(const std::string& body) {
  const std::string document = "<p title=\"" + body + "\">" + body + "</p>";
  const std::unique_ptr<xmlDoc, decltype(&xmlFreeDoc)> doc(
      htmlReadMemory(document.data(), static_cast<int>(document.size()), nullptr, "UTF-8",
                     HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING),
      xmlFreeDoc);
  const std::unique_ptr<xmlChar, decltype(xmlFree)> text(
      xmlNodeGetContent(xmlDocGetRootElement(doc.get())), xmlFree);
  return reinterpret_cast<const char*>(text.get());
}

TEST(Escape, XmlAndHtmlGiveTheTextBack) {
  EXPECT_EQ(xml_text(escape(kHostile, EscapeTarget::kXml)), kHostile);
  EXPECT_EQ(html_text(escape(kHostile, EscapeTarget::kHtml)), kHostile);
}

TEST(Escape, DropsWhatNoFormShows) {
  for (EscapeTarget target :
       {EscapeTarget::kXml, EscapeTarget::kHtml, EscapeTarget::kText, EscapeTarget::kLatex}) {
    EXPECT_EQ(escape(kHidden, target), "abcdefgh");
  }
  EXPECT_EQ(escape("a\r\nb\rc", EscapeTarget::kText), "a\nb\nc");
}

constexpr EscapeTarget kTargets[] = {
    EscapeTarget::kText, EscapeTarget::kMarkdown, EscapeTarget::kHtml, EscapeTarget::kXml,
    EscapeTarget::kJson, EscapeTarget::kYaml,     EscapeTarget::kToml, EscapeTarget::kLatex};

TEST(Escape, WritesUtf8WhateverItIsGiven) {
  for (const EscapeTarget target : kTargets) {
    std::string out;
    append_escaped(out, "a\xC3(\xFF", target);
    append_address(out, "a\xC3/\xFF", target);
    EXPECT_TRUE(is_valid_utf8(out)) << out;
  }
}

TEST(Escape, DropsFillersMarksAndTagsThatNobodySees) {
  for (const EscapeTarget target : {EscapeTarget::kText, EscapeTarget::kMarkdown,
                                    EscapeTarget::kHtml, EscapeTarget::kXml, EscapeTarget::kLatex})
    EXPECT_EQ(
        escape("a\u061Cb\u115Fc\u1160d\u3164e\uFFA0f\uFFF9g\uFFFBh\U000E0041i\u034Fj", target),
        "abcdefghij");
}

TEST(Escape, DropsWhatIsHiddenBeforeMarkdownIsRead) {
  EXPECT_EQ(escape("\x01# a", EscapeTarget::kMarkdown), "\\# a");
  EXPECT_EQ(escape("{\x01{\x01% x", EscapeTarget::kMarkdown), "{\\{\\% x");
  EXPECT_EQ(escape("{\u200B% x http:\x01//b", EscapeTarget::kMarkdown), "{\\% x http\\://b");
  EXPECT_EQ(escape("www\u2060.b.example", EscapeTarget::kMarkdown), "www\\.b.example");
}

TEST(Escape, MarkdownGivesTheLineBack) {
  const std::string line = replace_all(replace_all(std::string(kHostile), "\n", " "), "\t", " ");
  const std::string read = markdown_text("# [1. " + escape(kHostile, EscapeTarget::kMarkdown) +
                                         "](<https://a.example/>) | x\n");
  if (read == "skip") GTEST_SKIP() << "no cmark-gfm";
  EXPECT_EQ(read, "1. " + line + " | x");
  for (const char* text : {"# a",
                           "- a",
                           "+ a",
                           "1. a",
                           "2021) a",
                           "> a",
                           "=== a",
                           "---",
                           "***",
                           "```",
                           "~~~ a",
                           "* a",
                           "a #",
                           "a ##",
                           "C#",
                           "wow!",
                           "_a_ b_c_d __e__",
                           "[a]: b",
                           "a&b &lt; &c",
                           ": a",
                           "| a | b |",
                           "<!-- a",
                           "\\",
                           "a\\",
                           "<b>",
                           "~~a~~",
                           "http://a.example/_b_",
                           "![a](b)",
                           "&#x41;"}) {
    EXPECT_EQ(markdown_text(escape(text, EscapeTarget::kMarkdown) + "\n\nz\n"),
              std::string(text) + "\n\nz");
  }
}

TEST(Escape, MarkdownLeavesOrdinaryTextReadable) {
  for (const char* text :
       {"deepx_core 1.0 (C++): A & B, 50% - x > y", "C# 与 .NET", "两万字总结《C++ Primer》要点",
        "首个精度无损的INT8加速训练方案：why?"}) {
    EXPECT_EQ(escape(text, EscapeTarget::kMarkdown), text);
  }
}

TEST(Escape, MarkdownBreaksUpTagsOfSiteGenerators) {
  const std::string out = escape("{{< x >}} {{ y }} {% z %} {# c #}", EscapeTarget::kMarkdown);
  for (const char* tag : {"{{", "{%", "{#"}) EXPECT_EQ(out.find(tag), std::string::npos) << out;
}

TEST(Escape, JsonGivesEverythingBack) {
  for (std::string_view text : {kHostile, kHidden}) {
    const Result<Json> read = parse_json("\"" + escape(text, EscapeTarget::kJson) + "\"");
    ASSERT_TRUE(read.ok());
    EXPECT_EQ(read->get<std::string>(), text);
  }
}

// Python's readers of YAML and TOML give everything back, as JSON for us to compare.
std::string read_by_python(const std::string& program, const std::string& document) {
  const test::Ran ran = test::run_tool({"python3", "-c", program}, document);
  if (ran.exit_code == 77) return "skip";
  const Result<Json> read = parse_json(ran.out);
  return read.ok() ? read->get<std::string>() : ran.err;
}

constexpr const char* kReadYaml = R"(
import sys, json
try:
  import yaml
except ImportError:
  sys.exit(77)
print(json.dumps(yaml.safe_load(sys.stdin.buffer.read().decode())['t']))
)";

constexpr const char* kReadToml = R"(
import sys, json
try:
  import tomllib
except ImportError:
  sys.exit(77)
print(json.dumps(tomllib.loads(sys.stdin.buffer.read().decode())['t']))
)";

TEST(Escape, YamlGivesEverythingBack) {
  for (std::string_view text : {kHostile, kHidden}) {
    const std::string read =
        read_by_python(kReadYaml, "t: \"" + escape(text, EscapeTarget::kYaml) + "\"\n");
    if (read == "skip") GTEST_SKIP() << "no python3-yaml";
    EXPECT_EQ(read, text);
  }
}

TEST(Escape, TomlGivesEverythingBack) {
  for (std::string_view text : {kHostile, kHidden}) {
    const std::string read =
        read_by_python(kReadToml, "t = \"" + escape(text, EscapeTarget::kToml) + "\"\n");
    if (read == "skip") GTEST_SKIP() << "no tomllib";
    EXPECT_EQ(read, text);
  }
}

TEST(Escape, ShowsNamesOnALineWithoutWhatTurnsThem) {
  EXPECT_EQ(visible_line("a\u202Eb\u2066c\u200B\u2028\uFEFF d\n\te\u0085"), "abc d  e");
  EXPECT_EQ(visible_line("نمی\u200Cخواهم 👩\u200D🔬"), "نمی\u200Cخواهم 👩\u200D🔬");
}

TEST(Escape, KeepsBracesOfLatexBalanced) {
  const std::string out = escape("a{b}}c\\{ $x$ 50% #1 a_b ^ ~", EscapeTarget::kLatex);
  int depth = 0;
  for (char c : out) {
    depth += c == '{' ? 1 : c == '}' ? -1 : 0;
    EXPECT_GE(depth, 0);
  }
  EXPECT_EQ(depth, 0);
  EXPECT_EQ(out,
            "a\\textbraceleft{}b\\textbraceright{}\\textbraceright{}c\\textbackslash{}"
            "\\textbraceleft{} \\$x\\$ 50\\% \\#1 a\\_b \\textasciicircum{} \\textasciitilde{}");
}

std::string address(std::string_view text, EscapeTarget target) {
  std::string out;
  append_address(out, text, target);
  return out;
}

TEST(Escape, LeavesOutAddressesThatRun) {
  for (const char* text :
       {"javascript:alert(1)", " JavaScript:x", "java\tscript:x", "data:text/html,x", "vbscript:x",
        "\x01javascript:x", "file:///etc/passwd"}) {
    for (EscapeTarget target :
         {EscapeTarget::kHtml, EscapeTarget::kXml, EscapeTarget::kText, EscapeTarget::kLatex}) {
      EXPECT_EQ(address(text, target), "") << text;
    }
  }
}

TEST(Escape, KeepsAddressesThatOpenPages) {
  EXPECT_EQ(address("https://a.example/x?b=1&c=(2)#d", EscapeTarget::kHtml),
            "https://a.example/x?b=1&amp;c=(2)#d");
  EXPECT_EQ(address("mailto:a@b.example", EscapeTarget::kHtml), "mailto:a@b.example");
  EXPECT_EQ(address("pictures/a:b.jpg", EscapeTarget::kHtml), "pictures/a:b.jpg");
  EXPECT_EQ(address("https://a.example/a b<c>\"d", EscapeTarget::kText),
            "https://a.example/a%20b%3Cc%3E%22d");
  EXPECT_EQ(address("https://a.example/中", EscapeTarget::kXml), "https://a.example/%E4%B8%AD");
}

TEST(Escape, KnowsTargetsByTheirFileNames) {
  EXPECT_EQ(target_of("a/b.page.HTML"), EscapeTarget::kHtml);
  EXPECT_EQ(target_of("feed.atom"), EscapeTarget::kXml);
  EXPECT_EQ(target_of("post.md"), EscapeTarget::kMarkdown);
  EXPECT_EQ(target_of("refs.bib"), EscapeTarget::kLatex);
  EXPECT_EQ(target_of("front.yml"), EscapeTarget::kYaml);
  EXPECT_EQ(target_of("README"), EscapeTarget::kText);
  EXPECT_EQ(target_of("style.css"), EscapeTarget::kText);
}

}  // namespace
}  // namespace sheaf
