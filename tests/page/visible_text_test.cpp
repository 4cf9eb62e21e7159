#include "page/visible_text.h"

#include <gtest/gtest.h>

#include <string>

namespace sheaf {
namespace {

std::string text_of(std::string source) {
  const auto page = Page::parse(std::move(source));
  return page.ok() ? visible_text(**page, 0) : page.error().message;
}

TEST(VisibleText, PutsEachBlockOnALine) {
  EXPECT_EQ(text_of("<h1>A</h1><p>b</p><ul><li>c<li>d</ul>e<div>f<div>g</div>h</div>"),
            "A\nb\nc\nd\ne\nf\ng\nh");
}

TEST(VisibleText, BreaksLinesAtBrButLeavesNoBlankOnes) {
  EXPECT_EQ(text_of("<p>a<br>b<br><br>c</p><p></p><p>&nbsp;</p><p>d"), "a\nb\nc\nd");
}

TEST(VisibleText, FoldsSpaceAlsoAcrossElements) {
  EXPECT_EQ(text_of("<p> a \n b <b> c</b>d\t<i>e</i> </p>"), "a b cd e");
  EXPECT_EQ(text_of("<p>a&nbsp;&nbsp;b\u3000c\u2003d"), "a b c d");
}

TEST(VisibleText, DropsCharactersThatCannotBeSeen) {
  EXPECT_EQ(text_of("<p>in\u00ADvisible\u200B, \uFEFFhere\u061C"), "invisible, here");
}

TEST(VisibleText, KeepsJoinersThatSpellPersianAndMakeEmoji) {
  EXPECT_EQ(
      text_of("<p>می&zwnj;خواهم 👩\u200D👩\u200D👧 ❤️\u200D🔥 a\u200Db é\u200D "
              "\u200Cé"),
      "می\u200Cخواهم 👩\u200D👩\u200D👧 ❤️\u200D🔥 ab é é");
}

TEST(VisibleText, KeepsTextOfEveryScriptAsItStands) {
  const std::string text =
      "“Quotes” — and… Ünïcödé, русский, ελληνικά, 中文，标点。日本語「かな」カナ 한국어 😀 𠮷";
  EXPECT_EQ(text_of("<p>" + text), text);
}

TEST(VisibleText, KeepsIndentationAndColouredWordsOfCodeOnTheirLine) {
  EXPECT_EQ(text_of("<p>x</p><pre><span>def</span> <b>f</b>(<i>n</i>):\n"
                    "    <span>return</span> n  \n\n\nf(1)</pre><p>y</p>"),
            "x\ndef f(n):\n    return n\nf(1)\ny");
}

TEST(VisibleText, LeavesOutWhatIsNotRead) {
  EXPECT_EQ(text_of("<p>a<script>b()</script><style>c{}</style><template>d</template>"
                    "<noscript>e</noscript><select><option>f</select><textarea>g</textarea>"
                    "<svg><text>h</text></svg><span hidden>i</span>"
                    "<span style='display: none'>j</span><span aria-hidden=true>k</span>l"),
            "al");
}

std::string repeat(std::string_view text, std::size_t count) {
  std::string out;
  for (std::size_t i = 0; i < count; ++i) out += text;
  return out;
}

TEST(VisibleText, KeepsAllTextOfDeepNests) {
  EXPECT_EQ(text_of(repeat("<span>a", 600) + repeat("</span>b", 600)),
            repeat("a", 600) + repeat("b", 600));
  EXPECT_EQ(text_of(repeat("<div>", 600) + "x<div>y</div>z" + repeat("</div>", 600) + "end"),
            "x\ny\nz\nend");
}

TEST(VisibleText, LeavesOutWhatIsNotReadInDeepNestsToo) {
  for (const std::string_view inner :
       {"<i hidden>a<b>c</b>d</i>", "<noscript><b>c</b><b>d</b></noscript>",
        "<i style='display:none'><b><i>c</i></b><b>d</b></i>", "<template><b>c</b>d</template>",
        "<svg><text>c</text><g>d</g></svg>"}) {
    for (const std::size_t depth : {400u, 505u, 508u, 509u, 510u, 511u, 600u}) {
      EXPECT_EQ(text_of(repeat("<span>", depth) + "x" + std::string(inner) + "<i>y</i>z"), "xyz")
          << depth << inner;
    }
  }
}

TEST(Page, IsNoDeeperThanItsLimitAndItsSubtreesLieInOneAnother) {
  const auto page =
      Page::parse(repeat("<span>a<b>c</b>", 700) + repeat("d</span><i>e<u>f</u></i>", 700)).value();
  for (NodeId id = 1; id < page->nodes().size(); ++id) {
    const Node& node = page->node(id);
    ASSERT_LE(node.depth, Page::kMaxDepth);
    ASSERT_LT(node.parent, id);
    ASSERT_GT(node.end, id);
    ASSERT_LE(node.end, page->node(node.parent).end);
    ASSERT_EQ(node.depth, page->node(node.parent).depth + (node.tag == Tag::kText ? 0 : 1));
  }
}

TEST(VisibleText, HasNothingHidden) {
  const auto page =
      Page::parse(
          "<p>&#1;# a {&#1;{% b \u034Fc\u061Cd\u3164e&#xFFA0;f&#xE0041;g&#127;h\u115Fi"
          "<pre>&#2;j\n \u200B k&#xFFF9;l\n&#3;\nm</pre>")
          .value();
  EXPECT_EQ(visible_text(*page, 0), "# a {{% b cdefghi\nj\n  kl\nm");
}

TEST(VisibleText, PassesOverWhatItIsTold) {
  const auto page = Page::parse("<p>a<p id=x>b<b>c</b><p>d<i id=y>e</i>f").value();
  const NodeId left_out[] = {page->find_by_id("x"), page->find_by_id("y")};
  EXPECT_EQ(visible_text(*page, {.root = 0, .left_out = left_out}), "a\ndf");
}

TEST(VisibleText, TakesHiddenElementsInWhenAsked) {
  const auto page = Page::parse("<p>a<p hidden>b<script>c</script>").value();
  EXPECT_EQ(visible_text(*page, {.root = 0, .hidden = Hidden::kTakeIn}), "a\nb");
}

TEST(VisibleText, IsEmptyWithoutARoot) {
  const auto page = Page::parse("<p>a").value();
  EXPECT_EQ(visible_text(*page, kNoNode), "");
  EXPECT_EQ(inline_text(*page, kNoNode), "");
}

TEST(InlineText, JoinsBlocksOnOneLine) {
  const auto page = Page::parse("<div><p>a</p><p>b<br>c</p><pre>d\n  e</pre></div>").value();
  EXPECT_EQ(inline_text(*page, 0), "a b c d e");
}

}  // namespace
}  // namespace sheaf
