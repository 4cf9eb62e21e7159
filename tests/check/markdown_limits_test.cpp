// What becomes of links in Markdown that is not parsed for what it would cost.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "check/anchors.h"
#include "check/documents.h"

namespace sheaf {
namespace {

std::string many(std::string_view piece, std::size_t times) {
  std::string out;
  for (std::size_t i = 0; i < times; ++i) out += piece;
  return out;
}

DocumentLinks read(const std::string& text) {
  return extract_document_links(text, DocumentKind::kMarkdown, std::nullopt);
}

TEST(MarkdownLimits, ReadCostlyBlocksAsPlainTextAndSaySo) {
  const DocumentLinks found =
      read("[a](https://a.example/)\n\n| https://b.example/ " + many("|x", 40'000) + "\n" +
           many("|-", 40'002) + "\n\n[c](https://c.example/)\n");
  ASSERT_EQ(found.links.size(), 3u);
  EXPECT_EQ(found.links[0].url->text(), "https://a.example/");
  EXPECT_EQ(found.links[1].url->text(), "https://b.example/");
  EXPECT_EQ(found.links[1].written, Writing::kBare);
  EXPECT_EQ(found.links[2].url->text(), "https://c.example/");
  ASSERT_EQ(found.problems.size(), 1u);
  EXPECT_EQ(found.problems[0].line, 3u);
  EXPECT_EQ(found.problems[0].message,
            "tables that would take too long to read: read as plain text");
}

TEST(MarkdownLimits, GiveALongAddressOfManyReferencesOnce) {
  const std::string address = "https://a.example/" + many("a", 5000);
  const DocumentLinks found = read(many("[x] [y][x] ", 60'000) + "\n\n[x]: " + address + "\n");
  ASSERT_EQ(found.links.size(), 1u);
  EXPECT_EQ(found.links[0].url->text(), address);
  EXPECT_EQ(found.links[0].written, Writing::kDefinition);
  EXPECT_EQ(found.links[0].line, 3u);
  ASSERT_EQ(found.problems.size(), 1u);
  EXPECT_EQ(found.problems[0].line, 3u);
}

TEST(MarkdownLimits, SayNothingOfPlacesBetweenHeadingsThatWereNotRead) {
  const Anchors anchors =
      extract_anchors("# a\n\n" + many("<?a", 40'000) + "\n# b\n", DocumentKind::kMarkdown);
  EXPECT_EQ(find_fragment(anchors, "b"), FragmentState::kUnverifiable);
}

}  // namespace
}  // namespace sheaf
