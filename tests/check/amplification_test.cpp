// Small documents that stand for large ones: what is read from them, and what is reported, stays in
// proportion to their bytes.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/json.h"
#include "check/report.h"

namespace sheaf {
namespace {

std::string many(std::string_view piece, std::size_t times) {
  std::string out;
  for (std::size_t i = 0; i < times; ++i) out += piece;
  return out;
}

DocumentLinks read(const std::string& text, DocumentKind kind) {
  return extract_document_links(text, kind, std::nullopt);
}

// Those that links share are counted once.
std::size_t bytes_of(const DocumentLinks& found) {
  std::size_t bytes = 0;
  const Url* before = nullptr;
  for (const DocumentLink& link : found.links) {
    bytes += link.raw.size() + link.element.size() + link.attribute.size() + link.problem.size();
    if (link.url && link.url.get() != before) bytes += link.url->text().size();
    before = link.url.get();
  }
  return bytes;
}

constexpr std::size_t kFree = std::size_t{16} << 20;
const std::string kBase = "https://a.example/" + many("a", 8000) + "/";

TEST(Amplification, LinksShareTheAddressThatALongBaseMakes) {
  const DocumentLinks found =
      read("<base href='" + kBase + "'>" + many("<a href=x>y</a>", 20'000), DocumentKind::kHtml);
  ASSERT_EQ(found.links.size(), 20'000u);
  EXPECT_TRUE(found.problems.empty());
  EXPECT_EQ(found.links[0].url->text(), kBase + "x");
  EXPECT_EQ(found.links[0].url.get(), found.links[19'999].url.get());
}

TEST(Amplification, ManyAddressesOfALongBaseAreLeftOutAndTold) {
  std::string text = "<base href='" + kBase + "'>";
  for (int i = 0; i < 40'000; ++i) text += "<a href=" + std::to_string(i) + ">";
  text += "<a href=https://b.example/>";
  const DocumentLinks found = read(text, DocumentKind::kHtml);
  EXPECT_LT(bytes_of(found), kFree + 20 * text.size());
  EXPECT_EQ(found.links.back().url->text(), "https://b.example/");
  ASSERT_EQ(found.problems.size(), 1u);
  EXPECT_THAT(found.problems[0].message, testing::HasSubstr("links are left out"));
}

TEST(Amplification, NestedBasesStayBounded) {
  const std::string text =
      "<feed xml:base='https://a.example/'>" + many("<a xml:base='bbbb/'><link href='x'/>", 20'000);
  const DocumentLinks found = read(text, DocumentKind::kXml);
  EXPECT_LT(bytes_of(found), kFree + 20 * text.size());
  EXPECT_THAT(found.problems.back().message, testing::HasSubstr("left out"));
}

TEST(Amplification, LongAddressesAreCutAndNoneAnyMore) {
  for (const std::string front : {"https://a.example/", "", "/", "\xC3\xA4"}) {
    const DocumentLinks found =
        read("[a](" + front + many("\xC3\xA4", 10'000) + ")", DocumentKind::kMarkdown);
    ASSERT_EQ(found.links.size(), 1u);
    EXPECT_LE(found.links[0].raw.size(), kMostRawBytes);
    EXPECT_EQ(found.links[0].target, Target::kMalformed);
    EXPECT_EQ(found.links[0].problem, "URL over 8 KiB");
  }
}

TEST(Amplification, NamesOfElementsAreCut) {
  const std::string name = many("a", 50'000);
  const std::string html = "<" + name + " srcset='" + many("b 1x, ", 10'000) + "'>";
  EXPECT_LT(bytes_of(read(html, DocumentKind::kHtml)), 20 * html.size());
  const std::string xml = "<" + name + ">" + many("<link href='x'/>", 10'000) + "</" + name + ">";
  EXPECT_LT(bytes_of(read(xml, DocumentKind::kXml)), 20 * xml.size());
}

TEST(Amplification, LongNamesOfMembersGiveNoPointers) {
  const std::string text =
      "{\"" + many("a", 50'000) + "\":[" + many("\"http://a.example\",", 10'000) + "\"\"]}";
  const DocumentLinks found = read(text, DocumentKind::kJson);
  EXPECT_EQ(found.links.size(), 10'000u);
  EXPECT_EQ(found.links[0].attribute, "");
  EXPECT_LT(bytes_of(found), 20 * text.size());
}

TEST(Amplification, ProblemsAreCountedAfterAThousand) {
  const DocumentLinks found = read(many("{\n", 5'000), DocumentKind::kJsonLines);
  ASSERT_EQ(found.problems.size(), 1'001u);
  EXPECT_EQ(found.problems.back().message, "4000 more problems");
}

class LongReport : public testing::TestWithParam<const char*> {};

// What a server said of one address stands for each link to it.
TEST_P(LongReport, LeavesLinksOutAndSaysSo) {
  CheckReport report;
  report.documents = {"a.md"};
  report.hashes = {0};
  report.verdicts = {make_verdict(Outcome::kDead, many("b", 1 << 20))};
  report.links.resize(100, CheckedLink{0, 0, {}});
  std::size_t written = 0;
  std::string end;
  write_report(report, find_report_form(GetParam()).value(), {}, [&](std::string_view piece) {
    written += piece.size();
    end = (end + std::string(piece)).substr(end.size() > 1000 ? end.size() - 1000 : 0);
  });
  EXPECT_LT(written, (std::size_t{20} << 20));
  EXPECT_THAT(end, testing::HasSubstr(" links are left out"));
}

INSTANTIATE_TEST_SUITE_P(Forms, LongReport,
                         testing::Values("table", "compact", "detailed", "json", "jsonl",
                                         "markdown", "junit", "sarif", "html", "github"));

}  // namespace
}  // namespace sheaf
