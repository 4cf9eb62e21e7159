// What the readers of documents find, and where. One line for each link:
// "line:column how-it-was-written address", or "... !problem".
#include "check/documents.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace sheaf {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::string describe(const DocumentLink& link) {
  std::string out = std::to_string(link.line) + ":" + std::to_string(link.column) + " " +
                    std::string(writing_name(link.written)) + " ";
  switch (link.target) {
    case Target::kUrl:
      return out + link.url->text();
    case Target::kMalformed:
      return out + link.raw + " !" + link.problem;
    case Target::kTemplate:
      return out + "template " + link.raw;
    default:
      return out + link.raw;
  }
}

std::vector<std::string> links_of(const std::string& text, DocumentKind kind,
                                  const std::string& base = "", DocumentOptions options = {}) {
  std::optional<Url> url;
  if (!base.empty()) url = Url::parse(base).value();
  std::vector<std::string> out;
  const DocumentLinks found = extract_document_links(text, kind, url, options);
  for (const DocumentLink& link : found.links) out.push_back(describe(link));
  return out;
}
std::vector<std::string> markdown(const std::string& text) {
  return links_of(text, DocumentKind::kMarkdown);
}
std::vector<std::string> html(const std::string& text, const std::string& base = "") {
  return links_of(text, DocumentKind::kHtml, base);
}
std::vector<std::string> texts(const std::string& text, DocumentKind kind) {
  std::vector<std::string> out;
  for (const DocumentLink& link : extract_document_links(text, kind, {}).links)
    out.push_back(link.element + "=" + link.text);
  return out;
}

TEST(MarkdownLinks, FindsInlineLinksWithTheirPlaces) {
  EXPECT_THAT(markdown("# T\n\nsee [a](https://a.example/x \"t\") and ![i](pic.png)\n"),
              ElementsAre("3:9 inline https://a.example/x", "3:43 inline pic.png"));
}
TEST(MarkdownLinks, CountsColumnsInCharacters) {
  EXPECT_THAT(markdown("见[论文](https://a.example/)。\n"),
              ElementsAre("1:7 inline https://a.example/"));
}
TEST(MarkdownLinks, KeepsNestedParenthesesAndEscapes) {
  EXPECT_THAT(markdown("[w](https://e.example/a_(b)) [e](https://e.example/\\)x) [s](<a b.md>)"),
              ElementsAre("1:5 inline https://e.example/a_(b)", "1:34 inline https://e.example/)x",
                          "1:62 inline a b.md"));
}
TEST(MarkdownLinks, FindsPictureInsideLinkBoth) {
  EXPECT_THAT(markdown("[![alt](i.png)](https://a.example/)"),
              ElementsAre("1:9 inline i.png", "1:17 inline https://a.example/"));
  EXPECT_THAT(texts("[![alt](i.png)](https://a.example/)", DocumentKind::kMarkdown),
              ElementsAre("img=alt", "a=alt"));
}
TEST(MarkdownLinks, PlacesReferencesWhereTheyAreUsed) {
  const std::string text = "[A][one] and [one] and [one][]\n\n[one]: https://a.example/1 'x'\n";
  EXPECT_THAT(markdown(text),
              ElementsAre("1:1 reference https://a.example/1", "1:14 reference https://a.example/1",
                          "1:24 reference https://a.example/1"));
  const DocumentLinks found = extract_document_links(text, DocumentKind::kMarkdown, {});
  EXPECT_EQ(found.text.substr(found.links[0].begin, found.links[0].end - found.links[0].begin),
            "https://a.example/1");
}
TEST(MarkdownLinks, ReportsUnusedAndUndefinedReferences) {
  EXPECT_THAT(markdown("see [text][gone] and arr[0][1]\n\n[used]: https://a.example/\n"),
              ElementsAre("1:5 undefined reference gone !no definition of [gone]",
                          "3:9 definition https://a.example/"));
}
TEST(MarkdownLinks, KnowsDefinitionsFromProse) {
  EXPECT_THAT(markdown("[Note]: this is important text.\n"), IsEmpty());
  EXPECT_THAT(markdown("[a]: /x 'title'  \n\n[b]: /y\n'title'\n\n[c]: <>\n"),
              ElementsAre("1:6 definition /x", "3:6 definition /y", "6:7 definition "));
}
TEST(MarkdownLinks, FindsDefinitionsInListsAndOfAnyLetters) {
  EXPECT_THAT(markdown("1. [a][]\n\n1) > 2. [A]: /x\n\n[u][ÜBER uns] [Ж][ж]\n\n[über  UNS]: /z\n"),
              ElementsAre("1:4 reference /x", "5:1 reference /z",
                          "5:15 undefined reference ж !no definition of [ж]"));
}
TEST(MarkdownLinks, FindsAutolinksAndMail) {
  EXPECT_THAT(
      markdown("<https://a.example/?q=1> <me@a.example>"),
      ElementsAre("1:2 autolink https://a.example/?q=1", "1:27 autolink mailto:me@a.example"));
}
TEST(MarkdownLinks, TrimsBareAddressesAsGitHubDoes) {
  EXPECT_THAT(markdown("at https://a.example/x. (https://b.example/y), www.c.example/z! "
                       "https://d.example/a_(b)"),
              ElementsAre("1:4 bare https://a.example/x", "1:26 bare https://b.example/y",
                          "1:48 bare http://www.c.example/z", "1:65 bare https://d.example/a_(b)"));
}
TEST(MarkdownLinks, TellsBareAddressFromTheOneInCodeBeforeIt) {
  EXPECT_THAT(markdown("`https://a.example` and https://a.example"),
              ElementsAre("1:25 bare https://a.example/"));
}
TEST(MarkdownLinks, TellsLinkWhoseTextIsItsAddress) {
  EXPECT_THAT(markdown("[https://a.example/](https://a.example/) x https://a.example/"),
              ElementsAre("1:22 inline https://a.example/", "1:44 bare https://a.example/"));
}
TEST(MarkdownLinks, ReadsFootnotesCalledOrNot) {
  EXPECT_THAT(markdown("a[^1]\n\n[^1]: see https://a.example/\n\n[^2]: https://b.example/\n"),
              ElementsAre("3:11 bare https://a.example/", "5:7 bare https://b.example/"));
}
TEST(MarkdownLinks, ReadsHtmlBlocksAndInlineHtml) {
  EXPECT_THAT(markdown("<p align=center>\n<img src=\"a.png\">\n</p>\n\nx <a href='b.md'>B</a> y\n\n"
                       "<!-- [c](https://c.example) <a href=d> -->\n"),
              ElementsAre("2:11 attribute a.png", "5:12 attribute b.md"));
}
TEST(MarkdownLinks, ReadsTablesQuotesAndLists) {
  EXPECT_THAT(
      markdown("| a | b |\n|---|---|\n| [x](x.md) | https://y.example/ |\n\n> - [q](q.md)\n>   "
               "[r](r.md)\n"),
      ElementsAre("3:7 inline x.md", "3:15 bare https://y.example/", "5:9 inline q.md",
                  "6:9 inline r.md"));
}
TEST(MarkdownLinks, SetsFrontMatterAside) {
  EXPECT_THAT(markdown("---\nurl: https://a.example/\n---\n\n[b](b.md)\n"),
              ElementsAre("5:5 inline b.md"));
}
TEST(MarkdownLinks, ReadsCodeOnlyWhenAsked) {
  const std::string text =
      "`https://a.example/`\n\n```\nhttps://b.example/\n```\n\n    https://c.example/\n";
  EXPECT_THAT(markdown(text), IsEmpty());
  EXPECT_THAT(links_of(text, DocumentKind::kMarkdown, "", {.include_verbatim = true}),
              ElementsAre("1:2 bare https://a.example/", "4:1 bare https://b.example/",
                          "7:5 bare https://c.example/"));
}
TEST(MarkdownLinks, KnowsTemplatesAndMalformedAddresses) {
  EXPECT_THAT(markdown("[a]({{url}}) [b](https;//h/x) [c](https://ex]ample/) [d](<C:\\x>)"),
              ElementsAre("1:5 inline template {{url}}",
                          "1:18 inline https;//h/x !the scheme is misspelled",
                          testing::StartsWith("1:35 inline https://ex]ample/ !"),
                          "1:59 inline C:\\x !a path of Windows, no address"));
}
TEST(MarkdownLinks, IsLinearInOpenBrackets) {
  EXPECT_THAT(markdown(std::string(200000, '[')), IsEmpty());
  std::string ticks;
  for (int i = 1; i < 500; ++i) ticks += std::string(static_cast<std::size_t>(i), '`') + " ";
  EXPECT_THAT(markdown(ticks), IsEmpty());
}

TEST(HtmlLinks, FindsEveryAddressAttribute) {
  EXPECT_THAT(
      html(
          "<a href=1>x</a><img src=2><video poster=3></video><q cite=4></q><form action=5>\n"
          "<button formaction=6></button></form><object data=7></object><img srcset='8 1x, 9 2x'>\n"
          "<link rel=preload imagesrcset='10 1x'><area href=11><iframe src=12></iframe>"),
      ElementsAre("1:9 attribute 1", "1:25 attribute 2", "1:41 attribute 3", "1:59 attribute 4",
                  "1:78 attribute 5", "2:20 attribute 6", "2:51 attribute 7", "2:75 attribute 8",
                  "2:81 attribute 9", "3:32 attribute 10", "3:50 attribute 11",
                  "3:65 attribute 12"));
}
TEST(HtmlLinks, FirstBaseWinsForAllLinks) {
  EXPECT_THAT(html("<a href=a>A</a><base href=''><base href='/d/'><base href='/e/'>",
                   "https://h.example/x/y"),
              ElementsAre("1:9 attribute https://h.example/x/a"));
  EXPECT_THAT(html("<a href=a>A</a><base href='/d/'>", "https://h.example/x/y"),
              ElementsAre("1:9 attribute https://h.example/d/a"));
}
TEST(HtmlLinks, ResolvesAsBrowsersDo) {
  EXPECT_THAT(
      html("<a href='//o.example/p'><a href='?q'><a href='#f'><a href=''><a href='./'>"
           "<a href='../../../up'>",
           "https://h.example/a/b"),
      ElementsAre("1:10 attribute https://o.example/p", "1:34 attribute https://h.example/a/b?q",
                  "1:47 attribute https://h.example/a/b#f", "1:60 attribute https://h.example/a/b",
                  "1:71 attribute https://h.example/a/", "1:84 attribute https://h.example/up"));
}
TEST(HtmlLinks, DecodesOnceAndStripsLineEnds) {
  EXPECT_THAT(
      html("<a href=' https://h.example/?a=1&amp;b=2 '><a href='https://h.example/x\n\ty'>"
           "<a href='https://h.example&#x2F;z' href=no>"),
      ElementsAre("1:11 attribute https://h.example/?a=1&b=2",
                  "1:53 attribute https://h.example/xy", "2:14 attribute https://h.example/z"));
}
TEST(HtmlLinks, SplitsSrcsetAsTheStandardSays) {
  EXPECT_THAT(
      html("<img srcset='https://h.example/a,b.jpg 1x,data:image/png;base64,AA== 2x, c.jpg'>"),
      ElementsAre("1:14 attribute https://h.example/a,b.jpg",
                  "1:43 attribute data:image/png;base64,AA==", "1:74 attribute c.jpg"));
}
TEST(HtmlLinks, PassesCommentsTemplatesAndScripts) {
  EXPECT_THAT(html("<!-- <a href=1> --><template><a href=2></template><script>'<a href=3>'</script>"
                   "<noscript><img src=4></noscript><textarea><a href=5></textarea>"),
              ElementsAre("1:99 attribute 4"));
}
TEST(HtmlLinks, ReadsMetaRefresh) {
  EXPECT_THAT(html("<meta http-equiv=Refresh content=\"5; URL='next.html'\">"),
              ElementsAre("1:43 refresh next.html"));
}
TEST(HtmlLinks, ReadsStylesInElementsAndAttributes) {
  EXPECT_THAT(html("<style>/* url(no) */ @import \"a.css\"; b{background:url( 'b.png' )}\n"
                   "@namespace url(http://n.example);</style><p style='x:url(c.png)'>"),
              ElementsAre("1:31 style a.css", "1:58 style b.png", "2:58 style c.png"));
}
TEST(HtmlLinks, LeavesConnectionHintsOut) {
  EXPECT_THAT(
      html("<link rel=preconnect href=//a.example><link rel=dns-prefetch href=//b.example>"),
      IsEmpty());
}
TEST(HtmlLinks, GivesTheWordsOfLinks) {
  EXPECT_THAT(
      texts("<a href=1>One <b>two</b>\n three</a><img src=2 alt='a &amp; b'>", DocumentKind::kHtml),
      ElementsAre("a=One two three", "img=a & b"));
}
TEST(HtmlLinks, ReadsLinkedDataOnlyWhenAsked) {
  const std::string text =
      "<script "
      "type='application/ld+json'>{\"@context\":\"https://schema.org\",\"url\":\"https://a.example/"
      "\"}"
      "</script>";
  EXPECT_THAT(html(text), IsEmpty());
  EXPECT_THAT(links_of(text, DocumentKind::kHtml, "", {.include_json_ld = true}),
              ElementsAre("1:76 json https://a.example/"));
}
TEST(HtmlLinks, TakesPicturesThatScriptsLoad) {
  EXPECT_THAT(html("<img data-src='https://mmbiz.qpic.cn/x/640'>"),
              ElementsAre("1:16 attribute https://mmbiz.qpic.cn/x/640"));
}
TEST(HtmlLinks, SurvivesBrokenMarkup) {
  EXPECT_THAT(html("<a href=1><a href=\"2"), ElementsAre("1:9 attribute 1"));
  EXPECT_THAT(html("<"), IsEmpty());
}

TEST(XmlLinks, ReadsRss) {
  const std::string text =
      "<?xml version='1.0'?>\n<rss><channel><title>C</title><link>https://c.example/</link>\n"
      "<item><title>One</title><link>https://c.example/1?a=1&amp;b=2</link>\n"
      "<guid>https://c.example/1</guid><enclosure url='https://c.example/1.mp3'/>\n"
      "<description>&lt;p&gt;&lt;a href='https://d.example/'&gt;D&lt;/a&gt;</description>\n"
      "<content:encoded><![CDATA[<img src=\"https://e.example/i.png\">]]></content:encoded>\n"
      "</item></channel></rss>";
  EXPECT_THAT(
      links_of(text, DocumentKind::kXml),
      ElementsAre("2:37 element https://c.example/", "3:31 element https://c.example/1?a=1&b=2",
                  "4:7 element https://c.example/1", "4:49 attribute https://c.example/1.mp3",
                  "5:14 attribute https://d.example/", "6:37 attribute https://e.example/i.png"));
  EXPECT_THAT(texts(text, DocumentKind::kXml), testing::Contains("item/link=One"));
}
TEST(XmlLinks, ReadsAtomWithBase) {
  EXPECT_THAT(links_of("<feed xml:base='https://a.example/f/'><entry><link "
                       "href='e1'/><id>urn:x</id></entry></feed>",
                       DocumentKind::kXml),
              ElementsAre("1:58 attribute https://a.example/f/e1"));
}
TEST(XmlLinks, KeepsBaseInsideOfItsElement) {
  EXPECT_THAT(
      links_of("<feed xml:base='https://a.example/'><entry xml:base='x/'><link href='1'/>"
               "<content xml:base='y/'>&lt;a href='2'&gt;</content><icon>3</icon></entry>"
               "<link xml:base='https://b.example/' href='4'/><link href='5'/></feed>",
               DocumentKind::kXml),
      ElementsAre("1:70 attribute https://a.example/x/1", "1:97 attribute https://a.example/x/y/2",
                  "1:131 element https://a.example/x/3", "1:189 attribute https://b.example/4",
                  "1:205 attribute https://a.example/5"));
}
TEST(XmlLinks, PassesGuidsThatAreNoAddresses) {
  EXPECT_THAT(links_of("<rss><item><guid isPermaLink='false'>https://a.example/1</guid>"
                       "<guid>https://a.example/2</guid></item></rss>",
                       DocumentKind::kXml),
              ElementsAre("1:70 element https://a.example/2"));
}
TEST(XmlLinks, ReadsOpmlAndSitemaps) {
  EXPECT_THAT(
      links_of("<opml><body><outline text='A' xmlUrl='https://a.example/f' "
               "htmlUrl='https://a.example/'/>"
               "</body></opml>",
               DocumentKind::kXml),
      ElementsAre("1:39 attribute https://a.example/f", "1:69 attribute https://a.example/"));
  EXPECT_THAT(links_of("<urlset>\n<url><loc> https://a.example/1 </loc></url>\n</urlset>",
                       DocumentKind::kXml),
              ElementsAre("2:12 element https://a.example/1"));
}
TEST(XmlLinks, NeverExpandsEntities) {
  EXPECT_THAT(
      links_of(
          "<!DOCTYPE r [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><urlset><loc>&x;</loc></urlset>",
          DocumentKind::kXml),
      ElementsAre("1:68 element &x;"));
}

TEST(JsonLinks, ReadsEveryAddressOfRecords) {
  EXPECT_THAT(links_of("{\"url\":\"https://a.example/"
                       "1\",\"title\":\"x\",\"hero_image\":{\"url\":\"https://a.example/i.png\"},"
                       "\"papers\":[{\"url\":\"https:\\/\\/arxiv.org\\/abs\\/"
                       "1\"}],\"provenance\":{\"url\":\"https://no.example\"}}\r\n"
                       "\n{\"canonical_url\":null,\"x\":\"https://b.example/\",\"text\":\"https://"
                       "no.example/\"}\n",
                       DocumentKind::kJsonLines),
              ElementsAre("1:9 json https://a.example/1", "1:63 json https://a.example/i.png",
                          "1:107 json https://arxiv.org/abs/1", "3:28 json https://b.example/"));
}
TEST(JsonLinks, TellsBadLinesAndGoesOn) {
  const DocumentLinks found = extract_document_links(
      "\xEF\xBB\xBF{\"url\":\"https://a.example/\"}\n{\"url\":\n{\"url\":[\"https://b.example/"
      "\"]}\n",
      DocumentKind::kJsonLines, {});
  ASSERT_EQ(found.problems.size(), 1u);
  EXPECT_EQ(found.problems[0].line, 2u);
  EXPECT_EQ(found.links.size(), 2u);
  EXPECT_EQ(found.links[1].attribute, "/url/0");
}

TEST(TextLinks, FindsAddressesInProse) {
  EXPECT_THAT(
      links_of("见https://a.example/x。另见 (http://b.example/y).\nhttp:// https://c.example",
               DocumentKind::kText),
      ElementsAre("1:2 bare https://a.example/x", "1:26 bare http://b.example/y",
                  "2:9 bare https://c.example/"));
}
TEST(TextLinks, ReadsBibtex) {
  EXPECT_THAT(links_of("@article{k,\n  doi = {10.1000/182},\n  url = \"https://a.example/x\\_y\",\n"
                       "  note = {\\url{https://b.example/}}\n}",
                       DocumentKind::kBibtex),
              ElementsAre("2:10 field https://doi.org/10.1000/182",
                          "3:10 field https://a.example/x_y", "4:16 field https://b.example/"));
}
TEST(TextLinks, ReadsNumberedFieldsOfBibDesk) {
  EXPECT_THAT(links_of("@misc{k,\n  bdsk-url-1 = {https://a.example/1},\n"
                       "  bdsk-url-12 = {https://a.example/2},\n  x1 = {https}\n}",
                       DocumentKind::kBibtex),
              ElementsAre("2:17 field https://a.example/1", "3:18 field https://a.example/2"));
}
TEST(TextLinks, RefusesBinary) {
  const DocumentLinks found =
      extract_document_links(std::string("https://a.example/\0x", 20), DocumentKind::kText, {});
  EXPECT_TRUE(found.links.empty());
  EXPECT_EQ(found.problems.size(), 1u);
}

TEST(DocumentKinds, AreToldByNameTypeAndBytes) {
  EXPECT_EQ(kind_of_name("a/README.md"), DocumentKind::kMarkdown);
  EXPECT_EQ(kind_of_name("Makefile"), std::nullopt);
  EXPECT_EQ(kind_of_content_type("application/rss+xml; charset=utf-8"), DocumentKind::kXml);
  EXPECT_EQ(kind_of_content_type("image/png"), std::nullopt);
  EXPECT_EQ(kind_of_bytes("<?xml version='1.0'?><rss>"), DocumentKind::kXml);
  EXPECT_EQ(kind_of_bytes("\n<!DOCTYPE html><p>"), DocumentKind::kHtml);
  EXPECT_EQ(kind_of_bytes("{\"url\":1}\n{\"url\":2}"), DocumentKind::kJsonLines);
  EXPECT_EQ(kind_of_bytes("{\n\"version\": 1}"), DocumentKind::kJson);
  EXPECT_EQ(kind_of_bytes("@article{x,"), DocumentKind::kBibtex);
  EXPECT_EQ(kind_of_bytes("intro\n# Head\n"), DocumentKind::kMarkdown);
  EXPECT_EQ(kind_of_bytes("https://a.example/"), DocumentKind::kText);
}

}  // namespace
}  // namespace sheaf
