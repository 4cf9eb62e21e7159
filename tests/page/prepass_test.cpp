#include "page/prepass.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>

#include "page/page.h"
#include "tests/support/tree_compare.h"

namespace sheaf {
namespace {

std::string find_difference(std::string source) {
  const auto page = Page::parse(std::move(source));
  if (!page.ok()) return page.error().message;
  return test::find_tree_difference(**page);
}

std::string reduced(std::string_view source) { return reduce(source).html; }

TEST(Prepass, TakesOutScriptAndStyleBodies) {
  EXPECT_EQ(reduced("<style>a{}</style><p>x</p><SCRIPT>if (a<b) {}</Script >y"),
            "<style></style><p>x</p><SCRIPT></Script >y");
}

TEST(Prepass, TakesOutAttributesCommentsAndIndentation) {
  EXPECT_EQ(reduced("<div class=\"a\" id='b'\n hidden>\n  \n <!-- note --><br title=x />a</div>"),
            "<div>\n<!----><br/>a</div>");
}

TEST(Prepass, PutsOneCharacterInThePlaceOfText) {
  EXPECT_EQ(reduced("<p> one  two<i>three</i>&amp; four"),
            "<p> \U000F0000<i>\U000F0001</i>\U000F0002");
}

TEST(Prepass, DecodesCharacterReferencesThatAreSure) {
  EXPECT_EQ(reduced("<a class=x href=\"?a&amp;b&c=d\" id=y>a&nbsp;&#20013;"), "<a>\U000F0000");
}

TEST(Prepass, LeavesOtherCharacterReferencesToTheParser) {
  const char* source = "<a href=\"?a&copy\">a&notit; b</a> &#32; text &#x80; text &AMP; text";
  EXPECT_EQ(reduced(source), source);
}

TEST(Prepass, LeavesTextToTheParserInPagesWithCharactersLikeItsOwn) {
  for (const char* source :
       {"<p>some text</p><title>\U000F0000</title>", "<p>some text</p>&#xF0000; &bogus;<p>",
        "<p>some text</p><title>&#983040;</title>"}) {
    EXPECT_EQ(reduced(source), source);
    EXPECT_EQ(find_difference(source), "") << source;
  }
}

TEST(Prepass, LeavesOutTheTagInWhichThePageEnds) {
  for (const char* source :
       {"<p>x<a href='y", "<p>x<a", "<p>x</p", "<p>x<i b<i b", "<p>x<b c=\"d\"", "<p>x<!-- y",
        "<p>x<", "<p>x</", "<p>x<!", "<p>x<?y", "<p>x</ y"}) {
    EXPECT_EQ(find_difference(source), "") << source;
  }
  EXPECT_EQ(reduced("<p>x<i b<i b<i b='>"), "<p>x");
  EXPECT_EQ(reduced("<p>x<!-- y"), "<p>x<!-- y");
}

TEST(Prepass, LeavesAttributesThatShapeTheTree) {
  EXPECT_EQ(reduced("<b class=x><input id=a type='hidden'name=b ><html lang=en>"),
            "<b class=x><input type='hidden'><html lang=en>");
  EXPECT_EQ(reduced("<input id=a type=hidden />"), "<input id=a type=hidden />");
}

TEST(Prepass, KeepsWhiteSpaceInPre) {
  EXPECT_EQ(reduced("<pre>\n  a\n\n  b</pre>  c"), "<pre>\n  \U000F0000</pre> c");
}

TEST(Prepass, HandsBodiesOnAsViews) {
  const std::string source = "<script a=1>one</script>12<script>two</script>";
  const Prepass prepass = reduce(source);
  ASSERT_EQ(prepass.bodies.size(), 2u);
  EXPECT_EQ(prepass.body_behind(0, source), "one");
  EXPECT_EQ(prepass.body_behind(prepass.html.rfind("<script"), source), "two");
  EXPECT_EQ(prepass.body_behind(9, source), "");
}

TEST(Prepass, MapsOffsetsBackToTheSource) {
  const std::string source = "<script>one</script>  \n <p class=x>y";
  const Prepass prepass = reduce(source);
  for (const char* mark : {"<script", "</script", "<p", ">y", "y"}) {
    EXPECT_EQ(prepass.source_offset(prepass.html.find(mark)), source.find(mark)) << mark;
  }
}

TEST(Prepass, LeavesAnUnfinishedScriptAlone) {
  EXPECT_EQ(reduced("<p>a<script>var x = 1;"), "<p>a<script>var x = 1;");
}

TEST(Prepass, EndsAScriptOnlyAtItsOwnEndTag) {
  EXPECT_EQ(reduced("<script>'</scriptx>' + '</style>'</script>b"), "<script></script>b");
}

TEST(Prepass, IgnoresTagsInsideCommentsTitlesAndAttributes) {
  const std::string source =
      "<!-- <script> --><title><script></title><textarea><style></textarea><a "
      "title='<script>'>x</a>";
  EXPECT_EQ(reduced(source), "<!----><title><script></title><textarea><style></textarea><a>x</a>");
}

// Each of these is read differently from what a plain search for <script> and <style> would say.
TEST(Prepass, KeepsTheTreeTheSame) {
  const char* kSources[] = {
      "<script><!-- <script> </script> --></script><p>x",
      "<script><!-- x </script><p>y</p><script>z</script>",
      "<script><!--<script></script>--></script><style>b</style>",
      "<svg><style>a<b>c</b></style></svg><style>d</style><p>",
      "<svg><title>t</title><style>.a{}</style><path d=1></svg><script>x</script>",
      "<svg><foreignObject><style><p></style></foreignObject></svg><style>a</style>",
      "<svg><script>a<b</script></svg><script>c</script>",
      "<svg><![CDATA[<style>]]></svg><style>x</style>",
      "<svg><g></div><style><p>x</style></svg>",
      "<math><mi>x</mi><style><p></style></math><style>y</style>",
      "<math><annotation-xml encoding=text/html><style><p></style></annotation-xml></math>",
      "<select><style><option>x</style></select><style>y</style>",
      "<select><script>x<option></script></select>",
      "<select><option>a<textarea><style></textarea></select><style>b</style>",
      "<select><title><script>x</script></select><p>y",
      "<template><col><style><p>x</style></template><style>a</style>",
      "<template><style>a</style></template><table><style>b</style><tr><script>c</script></table>",
      "<frameset><style><frame></style></frameset>",
      "<noscript><style>a<p></style><img></noscript><script>b</script>",
      "<head><noscript><script>a</script></noscript></head><style>b</style>",
      "<iframe><style></iframe><style>a</style><xmp><script></xmp><noembed><style></noembed>",
      "<plaintext><style>a</style>",
      "<!--> <script>a</script> --><!---><style>b</style><!-- --!><script>c</script>",
      "<!doctype html PUBLIC '>'><script>a</script>",
      "<![CDATA[ > <style>a</style> ]]>",
      "<? php > <script>a</script>",
      "<a b=\"'>\" c='\">' d=e\"f><script>a</script>",
      "<a\"b='c>'><script>'</script>",
      "<script/>a</script><svg/><style>b</style>",
      "<script>a</script\n x='>'>b<style>c</style/>d",
      "</script><style>a</style></ ><script>b</script></3>",
      "< script>a</script><3><style>b</style>",
      "<script>a</script><script>b</script><script></script><style>\n</style>",
      "<html><body></body></html><style>a</style><script>b</script>",
      "<table><caption><style>a</style></caption><colgroup><style>b</style></table>",
      "<title>a<title></title><style>b</style>",
      "<math><mtext><svg><style><p></style></svg></mtext></math><style>x</style>",
      "<b class=1><b class=2><b class=3><b class=4><p>x</b></b></b></b>y",
      "<a href=1>x<div><a href=2>y</a></div></a><p><a href='?&amp;'>z<table><a id=3>w",
      "<p title='a&amp;b'lang=en class='c&lt;d'id=e/>x<br a='&amp;'/><br a=&amp;/>",
      "<svg viewBox='0 &gt; 1'/>x",
      "<P CLASS=x ID='y' id=z>x</P><p a a=1 =b ==c d= e>",
      "<body class=a><p>x</p><body id=b class=c><html lang=de>",
      "<table>  x  <tr>  <td class=a>  y  </td></tr>  </table>  z",
      "<table><input type=hidden><input type=text></table>",
      "<table><input id=a type='hidden'><input type=\"text\"name='b'/></table>",
      "<table><input type='HIDDEN' id=a></table>",
      "<body><input type='hidden' type='text' id=a><frameset><frame></frameset>",
      "<body><input type='text' value='&amp;' id=a><frameset><frame></frameset>",
      "<pre>\n\n  a</pre><listing>\n b</listing><textarea>\n\n c</textarea>",
      "<svg xlink:href='#a' viewBox='1'><path d='M0' fill=\"&quot;\"/><a xlink:href=b>c</a></svg>",
      "<p a='1\r\n2' b='\r'>\r\n\r\n<p>",
      "<pre>\n\nsome text\n\n  more</pre>x<pre>\r\nsome text\r\n</pre><pre>one &amp; two</pre>",
      "some</b> text</i>  and\tmore \r\n lines<p>one< two < three and</ four",
      "<table>  some text  <tr> other text <td> and text </td> last text </table> text behind",
      "<table>some <!-- a --> text</b> more text<b>bold text<tr><td>x</table>",
      "<head> some text <title>a title</title> more text <body> body text </body> after text",
      "<html>  <head>  </head> &#32;text <col>text <colgroup> some text <col> text",
      "<table><colgroup> some text <col> more text </colgroup></table><select>some text<option>",
      "R&D text&nbsp; &hellip;&lt;b&gt; &notin text &not text&copy; 2021 &#150; &#xD800; &#0; text",
      "some text &#xF0000; more &Tab;text&NewLine; &bogus; &amp",
      "\xEF\xBB\xBFsome text\xEF\xBB\xBF <p>\x01 text \x7F text\xC2\x85 text \xEF\xBF\xBE text",
      "<p>text with \xF3\xB0\x80\x80 and <p>more text <p>flag \xF3\xA0\x81\xA7 text",
      "<svg>some text<g>other text</g></svg><math><mi>text text</mi></math>text",
      "<noscript>some text<p>more text</noscript><template>text text<td>text text</template>",
      "<isindex prompt='some text'>some text<frameset>some text<frame> text text</frameset> text",
      "x  \n <!--  --> \n\n y <!---- -->  <!-- a -- b --> <!-->",
  };
  for (const char* source : kSources) EXPECT_EQ(find_difference(source), "") << source;
}

TEST(Prepass, KeepsTheTreeOfEveryCorpusPageTheSame) {
  std::size_t pages = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(SHEAF_CORPUS)) {
    if (entry.path().extension() != ".html") continue;
    std::ifstream file(entry.path(), std::ios::binary);
    const auto page = Page::parse(std::string(std::istreambuf_iterator<char>(file), {}));
    if (!page.ok()) continue;  // a PDF under an .html name
    EXPECT_EQ(test::find_tree_difference(**page), "") << entry.path();
    ++pages;
  }
  EXPECT_GT(pages, 20u);
}

}  // namespace
}  // namespace sheaf
