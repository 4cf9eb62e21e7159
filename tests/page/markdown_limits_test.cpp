#include <gtest/gtest.h>

#include <ostream>
#include <string>

#include "page/markdown/limits.h"

namespace sheaf {
namespace {

std::string many(std::string_view piece, std::size_t times) {
  std::string out;
  out.reserve(piece.size() * times);
  for (std::size_t i = 0; i < times; ++i) out += piece;
  return out;
}

struct Shape {
  const char* name;
  std::string text;
};

void PrintTo(const Shape& shape, std::ostream* out) { *out << shape.name; }

std::string name_of(const testing::TestParamInfo<Shape>& test) { return test.param.name; }

// Each of these takes cmark-gfm 0.29.0.gfm.6 seconds to minutes, or gigabytes.
const Shape kCostly[] = {
    {"ColumnsOfATable", many("|x", 40'000) + "\n" + many("|-", 40'000)},
    {"BarsAlone", many("|", 80'000) + "\n" + many("|-", 80'000)},
    {"EscapedBarsInARow", "|a|\n|-|\n" + many("\\|", 80'000)},
    {"ShortRowsOfAWideTable",
     many("|x", 2'000) + "\n" + many("|-", 2'000) + "\n" + many("|x\n", 20'000)},
    {"RulesThatFitNoHead", many("a|b\n|-|-|-|\n", 10'000)},
    {"RulesInAQuotation", many("> a\n> |-|-\n", 10'000)},
    {"RulesBetweenCarriageReturns", many("a|b\r|-|-|-|\r", 10'000)},
    {"RuleUnderALongParagraph", many("x\n", 40'000) + "a|b\n-|-\n"},
    {"OpenCdata", many("a<![CDATA[", 20'000)},
    {"OpenCdataBetweenTags", many("a<![CDATA[>", 20'000)},
    {"OpenDeclarations", many("a<!A ", 20'000)},
    {"OpenInstructions", many("a<?", 20'000)},
    {"ParenthesesBehindAnAddress", "http://a.example/" + many(")", 40'000)},
    {"ParenthesesBehindAHost", "www.a.example" + many(")", 40'000)},
    {"AnglesInAddresses", many("http://a.example/<", 20'000)},
    {"HostsThatAreNone", many("www.a_", 10'000)},
    {"LazyLinesOfAQuotation", many("> ", 8'000) + "a\n" + many("b\n", 40'000)},
    {"LazyLinesOfALists", many("- ", 8'000) + "a\n" + many("b\n", 40'000)},
    {"LazyLinesOfNumbers", many("1. ", 8'000) + "a\n" + many("b\n", 40'000)},
    {"LazyLinesOfFootnotes", many("[^a]: ", 8'000) + "a\n" + many("b\n", 40'000)},
    {"EmptyLinesOfLists", many("- ", 8'000) + "a\n" + many("\n", 40'000)},
    {"MixedEmphasis", many("*a_b**c__", 20'000)},
    {"StrikeThroughOfTwoLengths", many("~a ", 20'000) + many("b~~ ", 20'000)},
    {"MailAddressesInALine", many("a@b.c ", 200'000)},
};

class CostlyMarkdown : public testing::TestWithParam<Shape> {};
TEST_P(CostlyMarkdown, IsTold) {
  const auto faults = extract_markdown_faults("before\n\n" + GetParam().text + "\n\nafter\n");
  ASSERT_EQ(faults.size(), 1u);
  EXPECT_EQ(faults[0].kind, MarkdownFault::Kind::kCostly);
  EXPECT_EQ(faults[0].begin, 8u);
  EXPECT_FALSE(faults[0].message.empty());
}
INSTANTIATE_TEST_SUITE_P(Shapes, CostlyMarkdown, testing::ValuesIn(kCostly), name_of);

// Large documents as people and programs write them.
const Shape kHonest[] = {
    {"ATable",
     "| a | b | c |\n|---|:-:|--:|\n" + many("| *x* | `y` | [z](https://a.example) |\n", 50'000)},
    {"ATableOfDashes", "| a | b |\n|---|---|\n" + many("| - | - |\n", 50'000)},
    {"AWideTable", many("| column ", 200) + "|\n" + many("|---", 200) + "|\n" +
                       many(many("| value ", 200) + "|\n", 2'000)},
    {"AList", many("- [**a**](https://a.example/b) by a@b.example, *c*\n", 50'000)},
    {"ANumberedList", many("1. *a* **b** `c` ~~d~~\n", 20'000)},
    {"ANumberedListThatCounts", "1. a\n" + many("2. *a* **b** `c` ~~d~~\n", 20'000)},
    {"ALongParagraph", many("Words *of* a story that __goes__ on,\n", 5'000)},
    {"ScriptsInCode", "```php\n" + many("<?php echo 1; ?>\n", 20'000) + "```\n"},
    {"HtmlInCode",
     "```html\n" + many("<!DOCTYPE html><html><!-- a --></html>\n", 20'000) + "```\n"},
    {"AddressesOfContributors", many("- Name <name@host.example>\n", 100'000)},
    {"AddressesInParentheses",
     many("see (https://a.example/b_(c)) and www.b.example.\n\n", 50'000)},
    {"NestedLists", many("- a\n  - b\n    - c\n      - d\n", 30'000)},
    {"QuotedQuotations", many("> > > a\n> > > b\n", 30'000)},
    {"Headings", many("a\n---\n\n# b\n\n", 50'000)},
    {"PicturesAsData", many("![a][image1]\n\n", 20) + "[image1]: <data:image/png;base64," +
                           many("AAAA", 500) + ">\n"},
    {"ManyDefinitions", many("[a]: https://a.example/b \"A title\"\n", 50'000)},
};

class HonestMarkdown : public testing::TestWithParam<Shape> {};
TEST_P(HonestMarkdown, IsRead) {
  for (const MarkdownFault& fault : extract_markdown_faults(GetParam().text))
    ADD_FAILURE() << fault.begin << ": " << fault.message;
}
INSTANTIATE_TEST_SUITE_P(Documents, HonestMarkdown, testing::ValuesIn(kHonest), name_of);

const std::string kLong = "/" + many("a", 50'000);
const std::string kExpanding[] = {
    "[x]: " + kLong + "\n\n" + many("[x] ", 20'000),
    "[x]: <" + kLong + ">\n\n" + many("[x] ", 20'000),
    "[x]: a \"" + kLong + "\"\n\n" + many("[x] ", 20'000),
    "[x]:\n" + kLong + "\n\n" + many("![y][x] ", 20'000),
    "> [X  y]:\n> " + kLong + "\n\n" + many("[a][x Y] ", 20'000),
    "- [\xC3\x9F]: " + kLong + "\n\n" + many("[SS] ", 20'000),  // ß
    "[a\\]b]: " + kLong + "\n\n" + many("[a\\]b] ", 20'000),
    many("[x] ", 20'000) + "\n\n[x]: " + kLong,
};

class ExpandingReference : public testing::TestWithParam<std::string> {};
TEST_P(ExpandingReference, IsTold) {
  const auto faults = extract_markdown_faults(GetParam());
  ASSERT_EQ(faults.size(), 1u);
  EXPECT_EQ(faults[0].kind, MarkdownFault::Kind::kExpands);
  const std::string rest = without_faults(GetParam(), faults);
  EXPECT_EQ(rest.size(), GetParam().size());
  EXPECT_EQ(rest.find("aaaa"), rest.npos);
}
INSTANTIATE_TEST_SUITE_P(Forms, ExpandingReference, testing::ValuesIn(kExpanding));

TEST(MarkdownLimits, LetLongDefinitionsExpandToTheTextsOwnSize) {
  const std::string text = "[x]: " + kLong + "\n\n[x] [y]\n\n[y]: " + kLong;
  EXPECT_TRUE(extract_markdown_faults(text).empty());
}

TEST(MarkdownLimits, KeepLinesAndBytesOfWhatTheyTakeOut) {
  const std::string text = "a\n\nb\nc\r\n\nd";
  const std::string rest = without_faults(text, {{MarkdownFault::Kind::kCostly, 3, 9, ""}});
  EXPECT_EQ(rest, "a\n\n \n \r\n\nd");
}

}  // namespace
}  // namespace sheaf
