#include "page/prepass.h"

#include <gtest/gtest.h>
#include <gumbo.h>

#include <filesystem>
#include <fstream>

#include "tests/page/tree_compare.h"

namespace sheaf {
namespace {

std::string find_difference(std::string_view source) {
  const Prepass prepass = take_out_bodies(source);
  const std::string_view html = prepass.html(source);
  GumboOptions options = kGumboDefaultOptions;
  options.max_errors = 0;
  GumboOutput* whole = gumbo_parse_with_options(&options, source.data(), source.size());
  GumboOutput* reduced = gumbo_parse_with_options(&options, html.data(), html.size());
  const std::string difference = test::find_tree_difference(whole->document, reduced->document);
  gumbo_destroy_output(&options, whole);
  gumbo_destroy_output(&options, reduced);
  return difference;
}

std::string reduce(std::string_view source) {
  return std::string(take_out_bodies(source).html(source));
}

TEST(Prepass, TakesOutScriptAndStyleBodies) {
  EXPECT_EQ(reduce("<style>a{}</style><p>x</p><SCRIPT a='>'>if (a<b) {}</Script >y"),
            "<style></style><p>x</p><SCRIPT a='>'></Script >y");
}

TEST(Prepass, HandsBodiesOnAsViews) {
  const std::string source = "<script>one</script>12<script>two</script>";
  const Prepass prepass = take_out_bodies(source);
  ASSERT_EQ(prepass.cuts.size(), 2u);
  EXPECT_EQ(prepass.body_at(8, source), "one");
  EXPECT_EQ(prepass.body_at(8 + 9 + 2 + 8, source), "two");
  EXPECT_EQ(prepass.body_at(9, source), "");
}

TEST(Prepass, MapsOffsetsBackToTheSource) {
  const std::string source = "<script>one</script><p>";
  const Prepass prepass = take_out_bodies(source);
  EXPECT_EQ(prepass.source_offset(0), 0u);
  EXPECT_EQ(prepass.source_offset(8), 8u);
  EXPECT_EQ(prepass.source_offset(17), 20u);
}

TEST(Prepass, CopiesNothingWhenThereIsNothingToTakeOut) {
  EXPECT_TRUE(take_out_bodies("<p>text</p>").reduced.empty());
}

TEST(Prepass, LeavesAnUnfinishedScriptAlone) {
  EXPECT_EQ(reduce("<p>a<script>var x = 1;"), "<p>a<script>var x = 1;");
}

TEST(Prepass, EndsAScriptOnlyAtItsOwnEndTag) {
  EXPECT_EQ(reduce("<script>'</scriptx>' + '</style>'</script>b"), "<script></script>b");
}

TEST(Prepass, IgnoresTagsInsideCommentsTitlesAndAttributes) {
  const std::string source =
      "<!-- <script> --><title><script></title><textarea><style></textarea><a "
      "title='<script>'>x</a>";
  EXPECT_EQ(reduce(source), source);
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
      "<script>\0</script><p>x",
  };
  for (const char* source : kSources) EXPECT_EQ(find_difference(source), "") << source;
}

TEST(Prepass, KeepsTheTreeOfEveryCorpusPageTheSame) {
  std::size_t pages = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(SHEAF_CORPUS)) {
    if (entry.path().extension() != ".html") continue;
    std::ifstream file(entry.path(), std::ios::binary);
    const std::string source{std::istreambuf_iterator<char>(file), {}};
    EXPECT_EQ(find_difference(source), "") << entry.path();
    ++pages;
  }
  EXPECT_GT(pages, 0u);
}

}  // namespace
}  // namespace sheaf
