#include "base/entities.h"

#include <gtest/gtest.h>

namespace sheaf {
namespace {

TEST(UnescapeHtml, DecodesNamesAndNumbers) {
  EXPECT_EQ(unescape_html("a &amp; b &lt;c&gt; &quot;d&quot; &apos;e&apos;"),
            "a & b <c> \"d\" 'e'");
  EXPECT_EQ(unescape_html("&nbsp;&hellip;&mdash;&ldquo;&AElig;&thetasym;&zwnj;"),
            "\u00A0…—“Æϑ\u200C");
  EXPECT_EQ(unescape_html("&#20013;&#x6587;&#X1f600;"), "中文😀");
}

TEST(UnescapeHtml, DecodesOnce) { EXPECT_EQ(unescape_html("&amp;lt;"), "&lt;"); }

TEST(UnescapeHtml, LeavesWhatItDoesNotKnow) {
  for (const char* text : {"plain", "&", "a & b", "&;", "&#;", "&#x;", "&#xg;", "&bogus;", "&AMP",
                           "&hellip", "&amplitude;", "&#", "&averylongname;", ""}) {
    EXPECT_EQ(unescape_html(text), text);
  }
}

TEST(UnescapeHtml, TakesLatin1NamesWithoutSemicolon) {
  EXPECT_EQ(unescape_html("AT&amp T &copy 2021 &nbsp"), "AT& T © 2021 \u00A0");
  EXPECT_EQ(unescape_html("&#65 &#x42"), "A B");
}

TEST(UnescapeHtml, SparesAddresses) {
  EXPECT_EQ(unescape_html("?a=1&copy=2&lt3=4&amp;b=5"), "?a=1&copy=2&lt3=4&b=5");
}

TEST(UnescapeHtml, ReadsNumbersAsTheStandardSays) {
  EXPECT_EQ(unescape_html("&#150;&#x80;&#x81;"), "–€\u0081");
  EXPECT_EQ(unescape_html("&#0;&#xD800;&#x110000;&#99999999999999999999;"),
            "\uFFFD\uFFFD\uFFFD\uFFFD");
}

std::string bounded(std::string html) {
  bound_references(html);
  return html;
}

TEST(BoundReferences, MakesWhatIsBeyondUnicodeAReplacementCharacter) {
  EXPECT_EQ(bounded("a&#x80000099;b&#X4294967296cd"), "a&#x0000fffd;b&#X00000000fffd");
  EXPECT_EQ(bounded("&#1114112;&#99999999999999999999999999x"),
            "&#0065533;&#00000000000000000000065533x");
  for (const char* text : {"&#x10FFFF;", "&#1114111;", "&#0000000000000000000065;", "&#;&#x;&#xg",
                           "&#", "&#x", "a & # 99999999"}) {
    EXPECT_EQ(bounded(text), text);
  }
}

TEST(UnescapeHtml, KnowsTheFirstAndTheLastName) {
  EXPECT_EQ(unescape_html("&AElig;&zwnj;&Alpha;&zwj;&zeta;"), "Æ\u200CΑ\u200Dζ");
}

}  // namespace
}  // namespace sheaf
