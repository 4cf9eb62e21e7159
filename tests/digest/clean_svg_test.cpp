#include "digest/pictures/clean_svg.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace sheaf {
namespace {

using std::string_literals::operator""s;
using testing::HasSubstr;
using testing::Not;

const std::string kHead = R"(<svg xmlns="http://www.w3.org/2000/svg")";

std::string svg(const std::string& content) {
  return kHead + R"( width="64" height="64" xmlns:xlink="http://www.w3.org/1999/xlink">)" +
         content + "</svg>";
}

// Of the content alone.
std::string cleaned(const std::string& content) {
  const Result<std::string> whole = parse_safe_svg(svg(content));
  if (!whole.ok()) return "error: " + whole.error().message;
  const std::size_t begin = whole->find('>') + 1, end = whole->rfind("</svg>");
  return end == whole->npos ? "" : whole->substr(begin, end - begin);
}

TEST(SafeSvg, KeepsWhatDraws) {
  const std::string drawing =
      "<defs><linearGradient id=\"a\"><stop offset=\"0\" stop-color=\"rgb(1,2,3)\"/>"
      "</linearGradient></defs>\n<g transform=\"translate(1 2) skewX(3)\" style=\"fill:url(#a)\">"
      "<path d=\"M0 0L1 1\"/></g><style>.a{fill:url('#a')} @media (min-width:1px){.b{r:2}}</style>"
      "<text x=\"1\">a &amp; b &lt;c&gt;</text><use href=\"#a\"/>"
      "<image href=\"data:image/png;base64,iVBORw0KGgo=\"/>"
      "<animate attributeName=\"opacity\" values=\"0;1\" dur=\"1s\"/>";
  EXPECT_EQ(cleaned(drawing), drawing);
}

TEST(SafeSvg, LeavesOutWhatRuns) {
  for (const char* active :
       {"<script>alert(1)</script>", "<script href='data:,x'/>", "<SCRIPT/>",
        "<x:script xmlns:x='http://www.w3.org/2000/svg'>alert(1)</x:script>",
        "<h:script xmlns:h='http://www.w3.org/1999/xhtml'>alert(1)</h:script>",
        "<foreignObject><body xmlns='http://www.w3.org/1999/xhtml' onload='x'/></foreignObject>",
        "<iframe xmlns='http://www.w3.org/1999/xhtml' src='javascript:x'/>",
        "<set attributeName='href' to='javascript:alert(1)'/>",
        "<set attributeName='onload' to='alert(1)'/>",
        "<animate attributeName='xlink:href' values='javascript:alert(1)'/>",
        "<animate attributeName='style' values='x'/>", "<animate values='no name'/>",
        "<handler xmlns='http://www.w3.org/2001/xml-events'/>", "<!-- x -->", "<?x y?>",
        "<link xmlns='http://www.w3.org/1999/xhtml' rel='stylesheet' href='x'/>"})
    EXPECT_EQ(cleaned(active), "") << active;
}

TEST(SafeSvg, LeavesOutAttributesThatRunOrLeadAway) {
  for (const char* attribute :
       {"onload='alert(1)'", "ONCLICK='x'", "href='javascript:alert(1)'",
        "href='http://a.example/'", "xlink:href='&#106;avascript:alert(1)'",
        "href='data:text/html,x'", "href=' #a'", "xml:base='http://a.example/'",
        "style='fill:url(http://a.example/)'", "style='fill:u\\72l(x)'",
        "style='background:image-set(\"x\" 1x)'", "fill='url(&quot;//a.example/#x&quot;)'",
        "src='x'", "ping='x'"})
    EXPECT_EQ(cleaned("<a "s + attribute + "/>"), "<a/>") << attribute;
  EXPECT_EQ(cleaned("<use href='other.svg#a'/>"), "<use/>");
  EXPECT_EQ(cleaned("<image href='http://a.example/x.png'/>"), "<image/>");
  EXPECT_EQ(cleaned("<image href='data:image/svg+xml;base64,PHN2Zz4='/>"), "<image/>");
}

TEST(SafeSvg, LeavesOutStylesThatLoad) {
  for (const char* style :
       {"@import 'x.css';", "@font-face{src:url(x)}", "a{b:url(//x)}",
        "<![CDATA[@import url(x);]]>", "@im<!-- -->port 'x';", "a{b:url(\"data:x\")}"})
    EXPECT_EQ(cleaned("<style>"s + style + "</style>"), "<style/>") << style;
}

TEST(SafeSvg, RefusesWhatIsNone) {
  for (const std::string& bytes :
       {std::string(), "<html/>"s, "<svg"s, "<svg xmlns='http://www.w3.org/1999/xhtml'/>"s,
        "<!DOCTYPE svg [<!ENTITY a 'x'>]>" + svg("&a;"),
        "<!DOCTYPE svg [<!ENTITY a SYSTEM 'file:///etc/passwd'>]>" + svg("&a;"), svg("<g>"),
        svg("\xFF"), svg("") + "x"})
    EXPECT_FALSE(parse_safe_svg(bytes).ok()) << bytes;
  std::string deep;
  for (int i = 0; i < 300; ++i) deep += "<g>";
  EXPECT_EQ(parse_safe_svg(svg(deep)).error().kind, ErrorKind::kTooLarge);
}

TEST(SafeSvg, ReadsWhatAnEncodingHides) {
  std::string wide = "\xFF\xFE";
  for (const char c : svg("<script>alert(1)</script><g onload='x'/>")) wide += {c, '\0'};
  const Result<std::string> plain = parse_safe_svg(wide);
  ASSERT_TRUE(plain.ok());
  EXPECT_THAT(*plain, Not(HasSubstr("alert")));
  EXPECT_THAT(*plain, HasSubstr("<g/>"));
}

TEST(SafeSvg, IsTakenAgainUnchanged) {
  const Result<std::string> once = parse_safe_svg(
      svg("<text xml:space='preserve' id='a&#10;&#9;&quot;&lt;'>&#13;\n\t]]&gt;</text>"));
  ASSERT_TRUE(once.ok());
  EXPECT_EQ(*parse_safe_svg(*once), *once);
}

}  // namespace
}  // namespace sheaf
