// Documents made to be slow: each of these took seconds, or minutes, at one time.
#include <gtest/gtest.h>

#include <ctime>

#include "check/anchors.h"
#include "check/documents.h"

namespace sheaf {
namespace {

std::string many(const std::string& piece, std::size_t bytes) {
  std::string text;
  text.reserve(bytes + piece.size());
  while (text.size() < bytes) text += piece;
  return text;
}

// A tenth of this is usual, so that a slow machine does not fail; quadratic time does.
constexpr double kMostSeconds = 20;

double seconds_of(const std::string& text, DocumentKind kind) {
  const std::clock_t begin = std::clock();
  extract_document_links(text, kind, {});
  return static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
}

class LinearBlock : public testing::TestWithParam<const char*> {};
TEST_P(LinearBlock, EndsSoon) {
  const std::string text = many(GetParam(), 300000);
  for (const char* end : {">", ")", "\n\n]"})
    EXPECT_LT(seconds_of(text + end, DocumentKind::kMarkdown), kMostSeconds) << end;
}
INSTANTIATE_TEST_SUITE_P(All, LinearBlock,
                         testing::Values("text <br> more ", "<a href=x>", "<a b=c ", "x <!-- ",
                                         "[a](b (", "[a](b \"", "[a](", "[a](<b ", "<a \"<a\" ",
                                         "</a ", "<? ", "[a]: b '\n", "![a](b) ", "<a '<a' \"",
                                         "[a][", "\\[a] <", "http://a.example "));

TEST(LinearMarkdown, ManyBlocksEndSoon) {
  EXPECT_LT(seconds_of(many("- [x](http://a.example/y)\n", 4000000), DocumentKind::kMarkdown),
            kMostSeconds);
}

TEST(LinearHtml, EndsSoon) {
  std::string attributes = "<img ";
  for (int i = 0; i < 60000; ++i) attributes += "a" + std::to_string(i) + "=1 ";
  const std::string srcset = attributes + "srcset='" + many("x 1x, ", 600000) + "'>";
  EXPECT_LT(seconds_of(attributes + "src=x>", DocumentKind::kHtml), kMostSeconds);
  EXPECT_LT(seconds_of(srcset, DocumentKind::kHtml), kMostSeconds);
  for (const char* piece : {"<a href=x>", "<a b='", "<title>", "<!--", "<script>", "<a href=x><b "})
    EXPECT_LT(seconds_of(many(piece, 1000000), DocumentKind::kHtml), kMostSeconds) << piece;
}

TEST(LinearBibtex, EndsSoon) {
  for (const char* piece : {"\\url{x} ", "url={", "url = {https://a.example/}, ", "url=\""}) {
    EXPECT_LT(seconds_of(many(piece, 1000000), DocumentKind::kBibtex), kMostSeconds) << piece;
    EXPECT_LT(seconds_of(many(piece, 1000000) + "}", DocumentKind::kBibtex), kMostSeconds) << piece;
  }
}

TEST(LinearAnchors, AreLookedUpInHeadingsWithoutCase) {
  std::string text;
  for (int i = 0; i < 4000; ++i) text += "## Heading " + std::to_string(i) + " Über\n\n";
  const Anchors anchors = extract_anchors(text, DocumentKind::kMarkdown);
  const std::clock_t begin = std::clock();
  for (int i = 0; i < 4000; ++i) {
    const std::string number = std::to_string(i);
    EXPECT_EQ(find_fragment(anchors, "nothing-" + number), FragmentState::kMissing);
    EXPECT_EQ(find_fragment(anchors, "HEADING-" + number + "-%C3%9Cber"), FragmentState::kFound);
  }
  EXPECT_LT(std::clock() - begin, CLOCKS_PER_SEC / 2);
}

}  // namespace
}  // namespace sheaf
