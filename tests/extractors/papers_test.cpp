// corpus/spec/papers.json (tests/extractors/reference_table.h). "id" is the reference's key, ""
// none; "pdf" the id that find_pdf gives; "same" are addresses of the same paper.
#include "extractors/links/papers.h"

#include <gtest/gtest.h>

#include <string>

#include "tests/extractors/reference_table.h"

namespace sheaf {
namespace {

const Json& cases() {
  static const Json all = read_reference_table("papers.json");
  return all;
}

TEST(Papers, HoldsEveryCase) {
  ASSERT_GT(cases().size(), 150u);
  for (const Json& one : cases()) {
    SCOPED_TRACE(one.dump());
    if (one.contains("url")) check_address(one, find_paper);
    if (one.contains("text")) check_text(one, find_written_paper);
    if (one.contains("pdf")) {
      const std::optional<Reference> pdf = recognise(find_pdf, string_at(one, "url"));
      ASSERT_TRUE(pdf);
      EXPECT_EQ(pdf->id, string_at(one, "pdf"));
    }
  }
}

TEST(Papers, CoversAllAgreedVectors) { expect_all_vectors(cases(), 108); }

// The page of a paper is a page of the same paper.
TEST(Papers, LinksLeadToThePaperItself) {
  for (const Json& one : cases()) {
    if (!one.contains("url")) continue;
    const std::optional<Reference> found = recognise(find_paper, string_at(one, "url"));
    if (!found) continue;
    SCOPED_TRACE(found->url);
    EXPECT_EQ(key_or_empty(recognise(find_paper, found->url)), reference_key(*found));
  }
}

TEST(Papers, TakesLongTextInItsStride) {
  const std::string many(1 << 20, '1');
  EXPECT_FALSE(find_written_paper("10." + many + "/" + many, 0));
  EXPECT_FALSE(find_written_paper("10.1234/" + many, 0));
  EXPECT_FALSE(find_written_paper("arXiv:" + many, 0));
  EXPECT_FALSE(find_written_paper("PMID: " + many, 0));
  EXPECT_FALSE(find_written_paper("10.1234/" + std::string(1 << 20, '('), 0));
}

TEST(Papers, BoundsEscapesInEscapes) {
  std::string escaped = "https://doi.org/10.1234/a";
  for (int i = 0; i < 2000; ++i) escaped += "%25";
  const std::optional<Reference> found = recognise(find_paper, escaped);
  EXPECT_TRUE(!found || found->id.size() <= 512);
}

TEST(Papers, WritesAddressesInAsciiAlone) {
  const std::optional<Written> written = find_written_paper("10.1000/日本", 0);
  EXPECT_FALSE(written);
  const std::optional<Written> greek = find_written_paper("10.1000/λ<1>", 0);
  ASSERT_TRUE(greek);
  EXPECT_EQ(greek->reference.url, "https://doi.org/10.1000/%CE%BB%3C1%3E");
}

}  // namespace
}  // namespace sheaf
