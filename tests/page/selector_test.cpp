#include "page/selector.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <ctime>
#include <string>

namespace sheaf {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

// Parts of the page are named by data-n.
constexpr const char* kPage = R"(<html><head><title data-n=t>T</title></head><body data-n=body>
<main id=main data-n=main class="a main:wide">
  <h1 data-n=h1 class="headline big" lang=en-GB>Lights out</h1>
  <p data-n=p1 class=lead>First <b data-n=b1>bold
   words</b></p>
  <p data-n=p2 DATA-Role="By-Line" rel="author  NoFollow">By Jane</p>
  <ul data-n=ul><li data-n=l1>1<li data-n=l2>2<li data-n=l3>3<li data-n=l4>4<li data-n=l5>5</ul>
  <x-card data-n=card><p data-n=p3>In a card</p></x-card>
  <svg data-n=svg><linearGradient data-n=grad></linearGradient></svg>
</main>
<div data-n=d1><div data-n=d2><section data-n=s><p data-n=p4>Deep</p></section></div></div>
<p id=main data-n=twin>Same id</p>
</body></html>)";

std::vector<std::string> names(const std::string& selector, const std::string& html = kPage) {
  const Result<Selector> parsed = Selector::parse(selector);
  if (!parsed.ok()) return {parsed.error().where + ": " + parsed.error().message};
  const auto page = Page::parse(html);
  std::vector<std::string> out;
  for (const NodeId node : select(**page, *parsed)) {
    out.emplace_back((*page)->attribute_or_empty(node, "data-n"));
    EXPECT_TRUE(matches(**page, node, *parsed));
  }
  const std::optional<NodeId> first = select_first(**page, *parsed);
  EXPECT_EQ(first.has_value(), !out.empty());
  if (first) {
    EXPECT_EQ((*page)->attribute_or_empty(*first, "data-n"), out.front());
  }
  return out;
}

std::string error(const std::string& selector) {
  const Result<Selector> parsed = Selector::parse(selector);
  return parsed.ok() ? "" : parsed.error().where + ": " + parsed.error().message;
}

TEST(Selector, FindsByTypeIdAndClass) {
  EXPECT_THAT(names("h1"), ElementsAre("h1"));
  EXPECT_THAT(names("H1.headline.big"), ElementsAre("h1"));
  EXPECT_THAT(names(".head"), IsEmpty());
  EXPECT_THAT(names("#main"), ElementsAre("main", "twin"));
  EXPECT_THAT(names("p#main"), ElementsAre("twin"));
  EXPECT_THAT(names("#nowhere"), IsEmpty());
  EXPECT_THAT(names("ul > *"), ElementsAre("l1", "l2", "l3", "l4", "l5"));
  EXPECT_THAT(names("title"), ElementsAre("t"));
}

TEST(Selector, FindsElementsThatAreNotOfHtml) {
  EXPECT_THAT(names("x-card p"), ElementsAre("p3"));
  EXPECT_THAT(names("X-CARD"), ElementsAre("card"));
  EXPECT_THAT(names("x-cards"), IsEmpty());
  EXPECT_THAT(names("svg"), ElementsAre("svg"));
}

TEST(Selector, DecodesEscapes) {
  EXPECT_THAT(names(".main\\:wide"), ElementsAre("main"));
  EXPECT_THAT(names(".\\6d ain\\:wide"), ElementsAre("main"));
}

TEST(Selector, ComparesAttributes) {
  EXPECT_THAT(names("[data-role]"), ElementsAre("p2"));
  EXPECT_THAT(names("[data-role=By-Line]"), ElementsAre("p2"));
  EXPECT_THAT(names("[data-role=by-line]"), IsEmpty());
  EXPECT_THAT(names("[ data-role = 'by-line' i ]"), ElementsAre("p2"));
  EXPECT_THAT(names("[data-role=by-line i]"), ElementsAre("p2"));
  EXPECT_THAT(names("[rel~=nofollow i]"), ElementsAre("p2"));
  EXPECT_THAT(names("[rel~=author]"), ElementsAre("p2"));
  EXPECT_THAT(names("[rel~='author NoFollow']"), IsEmpty());
  EXPECT_THAT(names("[lang|=en]"), ElementsAre("h1"));
  EXPECT_THAT(names("[lang|=e]"), IsEmpty());
  EXPECT_THAT(names("[class^=head]"), ElementsAre("h1"));
  EXPECT_THAT(names("[class$=\"big\"]"), ElementsAre("h1"));
  EXPECT_THAT(names("[class*='LINE B' i]"), ElementsAre("h1"));
  EXPECT_THAT(names("[class*='']"), IsEmpty());
  EXPECT_THAT(names("[class^='']"), IsEmpty());
}

TEST(Selector, FollowsCombinators) {
  EXPECT_THAT(names("main > p"), ElementsAre("p1", "p2"));
  EXPECT_THAT(names("main p"), ElementsAre("p1", "p2", "p3"));
  EXPECT_THAT(names("h1 + p"), ElementsAre("p1"));
  EXPECT_THAT(names("h1 ~ p"), ElementsAre("p1", "p2"));
  EXPECT_THAT(names("h1+p~ul>li"), ElementsAre("l1", "l2", "l3", "l4", "l5"));
  EXPECT_THAT(names("p ~ h1"), IsEmpty());
}

TEST(Selector, TriesFurtherAncestorsAndSiblings) {
  // The nearest div is no child of body, the nearest i does not follow b.
  EXPECT_THAT(names("body > div p"), ElementsAre("p4"));
  EXPECT_THAT(names("b + i ~ u", "<p><b></b><i></i><i></i><u data-n=u></u>"), ElementsAre("u"));
  EXPECT_THAT(names("body > div > section p"), IsEmpty());
}

TEST(Selector, TakesLists) {
  EXPECT_THAT(names("p.lead, h1 , section"), ElementsAre("h1", "p1", "s"));
  EXPECT_THAT(names("#main, #other"), ElementsAre("main", "twin"));
}

TEST(Selector, LeavesOutAndChooses) {
  EXPECT_THAT(names("main p:not(.lead)"), ElementsAre("p2", "p3"));
  EXPECT_THAT(names("main p:not(.lead, [rel])"), ElementsAre("p3"));
  EXPECT_THAT(names("main :is(h1.big, p.lead, p.big)"), ElementsAre("h1", "p1"));
}

TEST(Selector, CountsChildren) {
  EXPECT_THAT(names("li:first-child, li:last-child"), ElementsAre("l1", "l5"));
  EXPECT_THAT(names("li:nth-child(2)"), ElementsAre("l2"));
  EXPECT_THAT(names("li:nth-child(odd)"), ElementsAre("l1", "l3", "l5"));
  EXPECT_THAT(names("li:nth-child(even)"), ElementsAre("l2", "l4"));
  EXPECT_THAT(names("li:nth-child(3n - 1)"), ElementsAre("l2", "l5"));
  EXPECT_THAT(names("li:nth-child(-n+2)"), ElementsAre("l1", "l2"));
  EXPECT_THAT(names("li:nth-child(n+4)"), ElementsAre("l4", "l5"));
  EXPECT_THAT(names("p:first-child"), ElementsAre("p3", "p4"));
}

TEST(Selector, FindsByWordsAcrossElements) {
  EXPECT_THAT(names("p:has-text(\"First bold words\")"), ElementsAre("p1"));
  EXPECT_THAT(names("p:has-text('by jane')"), IsEmpty());
  EXPECT_THAT(names("p:not(:has-text('a'))"), ElementsAre("p1", "p4"));
  EXPECT_THAT(names("section:has-text(\"Deep\") > p"), ElementsAre("p4"));
}

TEST(Selector, NamesTheColumnOfAMistake) {
  EXPECT_EQ(error("p >"), "column 4: an element, '#', '.', '[' or ':' is expected, not the end");
  EXPECT_EQ(error(""), "column 1: an element, '#', '.', '[' or ':' is expected, not the end");
  EXPECT_EQ(error("p,,a"), "column 3: an element, '#', '.', '[' or ':' is expected, not ','");
  EXPECT_EQ(error("a:hover"), "column 2: ':hover' is not known here");
  EXPECT_EQ(error("a[href"), "column 7: ']' or '=' is expected, not the end");
  EXPECT_EQ(error("a[href=\"x]"), "column 8: a quote that is not closed");
  EXPECT_THAT(error("#1a"), HasSubstr("column 2: a name cannot begin with a digit"));
  EXPECT_THAT(error("p:nth-child(2x)"), HasSubstr("column 13: a position is expected"));
  EXPECT_THAT(error("p:not(a b)"), HasSubstr("column 9: ')' is expected"));
  EXPECT_THAT(error("p:has-text(x)"), HasSubstr("column 12: a quoted text is expected"));
  EXPECT_THAT(error("p}"), HasSubstr("column 2: a combinator or ',' is expected, not '}'"));
}

TEST(Selector, RefusesWhatIsTooLong) {
  std::string many = "a";
  for (int i = 0; i < 64; ++i) many += " a";
  EXPECT_EQ(Selector::parse(many).error().kind, ErrorKind::kTooLarge);
  EXPECT_EQ(Selector::parse(std::string(5000, 'a')).error().kind, ErrorKind::kTooLarge);
  std::string tests = "a";
  for (int i = 0; i < 300; ++i) tests += ".b";
  EXPECT_EQ(Selector::parse(tests).error().kind, ErrorKind::kTooLarge);
}

TEST(Selector, TakesAMomentOnPagesMadeToTakeForever) {
  std::string html = "<body><i></i>";
  for (int i = 0; i < 60000; ++i) html += "<p></p>";
  const auto page = Page::parse(html);
  const std::clock_t start = std::clock();
  for (const char* selector : {"h1 ~ p ~ p ~ p", "i ~ p ~ p ~ p", "h1 + p ~ p", "div p ~ p"}) {
    const std::size_t found = select(**page, *Selector::parse(selector)).size();
    EXPECT_EQ(found, selector[0] == 'i' ? 59998u : 0u) << selector;
  }
  EXPECT_LT(std::clock() - start, 10 * CLOCKS_PER_SEC) << "a hundredth of it is usual";
}

}  // namespace
}  // namespace sheaf
