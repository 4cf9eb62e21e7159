#include "page/nest.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "page/page.h"
#include "page/prepass.h"
#include "page/tag_key.h"
#include "tests/support/tree_compare.h"

namespace sheaf {
namespace {

std::string repeat(std::string_view text, std::size_t count) {
  std::string out;
  for (std::size_t i = 0; i < count; ++i) out += text;
  return out;
}

std::size_t depth_of(const Page& page) {
  std::size_t depth = 0;
  for (const Node& node : page.nodes()) depth = std::max<std::size_t>(depth, node.depth);
  return depth;
}

std::string find_difference(const std::string& source) {
  return test::find_tree_difference(*Page::parse(source).value());
}

TEST(Nest, LeavesPagesOfUsualDepthAlone) {
  for (const char* tag : {"div", "span", "ul", "li", "b", "font", "section", "DIV"}) {
    const std::string open = "<" + std::string(tag) + ">", close = "</" + std::string(tag) + ">";
    const std::string source = repeat(open, 1000) + "x" + repeat(close, 1000);
    EXPECT_NE(reduce(source).html.find(repeat(open, 1000)), std::string::npos) << tag;
    EXPECT_NE(reduce(source).html.find(repeat(close, 1000)), std::string::npos) << tag;
  }
}

TEST(Nest, PutsWhatIsDeeperBesideOneAnother) {
  const std::string page = repeat("<div>", 1024) + "<div>a<div>b</div>c</div>";
  EXPECT_EQ(reduce(page).html, repeat("<div>", 1024) + "</div><div>a</div><div>b</div>c")
      << "the end tag of a <div> that was closed before is left out";
}

TEST(Nest, KeepsElementsTextAndAttributesOfDeepNests) {
  for (const char* tag : {"div", "b", "ul", "li", "blockquote", "span"}) {
    const std::string open = "<" + std::string(tag) + " class=c>", close = "</" + std::string(tag);
    const auto page =
        Page::parse("<body>" + repeat(open + "x", 2000) + repeat(close + ">", 2000)).value();
    std::size_t elements = 0, texts = 0;
    for (NodeId id = 0; id < page->nodes().size(); ++id) {
      elements += page->attribute_or_empty(id, "class") == "c" ? 1 : 0;
      texts += page->node(id).text == "x" ? 1 : 0;
    }
    EXPECT_EQ(elements, 2000u) << tag;
    EXPECT_EQ(texts, 2000u) << tag;
  }
}

TEST(Nest, TellsPlacesOfTheSourceInDeepNests) {
  const auto page = Page::parse(repeat("<div>\n", 3000) + "<p id=here>x").value();
  const Page::Position place = page->position(page->find_by_id("here"));
  EXPECT_EQ(place.line, 3001u);
  EXPECT_EQ(place.column, 1u);
}

// The most start tags of what is left for the parser that have no end tag yet.
int most_open(const std::string& html) {
  int open = 0, most = 0;
  for (std::size_t at = 0; (at = html.find('<', at)) != html.npos; ++at) {
    open += html[at + 1] == '/' ? -1 : 1;
    most = std::max(most, open);
  }
  return most;
}

TEST(Nest, LeavesFewElementsOpenHoweverDeepThePageIs) {
  constexpr int kMost = static_cast<int>(Nest::kMaxOpen);
  const std::string nest = repeat("<div>", Nest::kMaxOpen);
  EXPECT_LE(most_open(reduce(nest + repeat("<div><section></div>", 20'000)).html), kMost + 2);
  for (const char* unit : {"<div>", "<ul><li>", "<dl><dt>", "<section>", "<pre>", "<i>", "<font>",
                           "<center><span>", "<H2><div>", "<b><div>"}) {
    EXPECT_LE(most_open(reduce(repeat(unit, 20'000)).html), kMost + 1) << unit;
  }
}

TEST(Nest, DoesNotTakeUnclosedTagsOfCellsAndItemsForNests) {
  for (const char* unit :
       {"<tr><td><div>x", "<li><div>x", "<dd><span>x<dt>y", "<tr><th><h2>x</td>", "<h2>x</h3>",
        "<h2>x<p>y", "<p><span>x", "<p><span><span>x</p>", "<i><p>x", "<p><b>x", "<li><b>x<p>y",
        "<h2><font color=red>x</h2>", "<b><span>x</b>", "<a href=x><span>x</a>",
        "<a><span><div>x</a></div>", "<a><span>x", "<h2>x</h2><p>x<span>"}) {
    const std::string table = unit[1] == 't' ? "<table>" : "<ul>";
    const std::string source =
        "<body>" + table + repeat(unit, 1300) + "</table></ul><div><div>a</div></div>";
    EXPECT_EQ(find_difference(source), "") << unit;
    EXPECT_LT(depth_of(*Page::parse(source).value()), 20u) << unit;
    EXPECT_NE(reduce(source).html.find("<div><div>"), std::string::npos) << unit;
  }
}

TEST(Nest, FollowsNoTagsInSelect) {
  const std::string source = "<select>" + repeat("<div>", 1300) + "</select><div><div>x";
  EXPECT_EQ(find_difference(source), "");
  EXPECT_NE(reduce(source).html.find("<div><div>"), std::string::npos);
}

TEST(TagKey, TellsNamesApartButForTheirCase) {
  EXPECT_EQ(tag_key("DiV"), tag_key("div"));
  EXPECT_EQ(tag_key("BlockQuote"), tag_key("blockquote"));
  for (const char* other : {"di", "divv", "dib", "blockquot", "blockquotes", "textarea"}) {
    EXPECT_NE(tag_key(other), tag_key("div")) << other;
    EXPECT_NE(tag_key(other), tag_key("blockquote")) << other;
  }
}

}  // namespace
}  // namespace sheaf
