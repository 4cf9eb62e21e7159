// The record of each page in corpus/pages against its golden record (corpus/README.md).
// UPDATE_GOLDEN=1 in the environment, or --update, rewrites the golden records instead.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <set>
#include <string_view>

#include "tests/items/golden_record.h"

namespace sheaf::golden {
namespace {

// The pages as CMake saw them when this program was built: a new page makes it build again, so that
// ctest, which lists the tests after each build, knows of it.
constexpr std::string_view kPages[] = {
#include "tests/corpus_pages.inc"
};

bool update = std::getenv("UPDATE_GOLDEN") != nullptr;

std::filesystem::path pages_folder() { return std::filesystem::path(SHEAF_CORPUS) / "pages"; }

std::set<std::string> slugs_in_folder(std::string_view extension) {
  std::set<std::string> slugs;
  for (const auto& entry : std::filesystem::directory_iterator(pages_folder())) {
    if (entry.path().extension() == extension) slugs.insert(entry.path().stem().string());
  }
  return slugs;
}

class Golden : public testing::TestWithParam<std::string_view> {};

TEST_P(Golden, IsTheRecordOfItsPage) {
  const std::filesystem::path page = pages_folder() / (std::string(GetParam()) + ".html");
  const std::filesystem::path golden = std::filesystem::path(page).replace_extension(".json");
  const std::string record = extract_record(read_file(page));
  const Gaps gaps = known_gaps(std::filesystem::path(SHEAF_CORPUS) / "known_gaps.json", GetParam());
  if (update) write_file(golden, merge_gaps(record, read_file(golden), gaps));
  ASSERT_TRUE(std::filesystem::exists(golden)) << "a page without golden record: " << golden;
  const std::vector<std::string> differences = compare(read_file(golden), record, gaps);
  EXPECT_TRUE(differences.empty()) << "\n" << join_lines(differences);
}

std::string test_name(const testing::TestParamInfo<std::string_view>& page) {
  std::string name(page.param);
  std::replace(name.begin(), name.end(), '-', '_');
  return name;
}

INSTANTIATE_TEST_SUITE_P(Pages, Golden, testing::ValuesIn(kPages), test_name);

TEST(GoldenPages, AreAllCompiledIn) {
  const std::set<std::string> compiled(std::begin(kPages), std::end(kPages));
  EXPECT_EQ(slugs_in_folder(".html"), compiled) << "build again";
}

TEST(GoldenPages, AndRecordsComeInPairs) {
  if (update) GTEST_SKIP() << "records are being written";
  EXPECT_EQ(slugs_in_folder(".html"), slugs_in_folder(".json"));
}

TEST(GoldenGaps, NamePagesThatExist) {
  const std::set<std::string> slugs = slugs_in_folder(".html");
  for (const std::string& slug :
       pages_with_gaps(std::filesystem::path(SHEAF_CORPUS) / "known_gaps.json")) {
    EXPECT_TRUE(slugs.count(slug)) << slug;
  }
}

}  // namespace
}  // namespace sheaf::golden

// GoogleMock's own main does not know --update.
int main(int argc, char** argv) {
  testing::InitGoogleMock(&argc, argv);
  for (int i = 1; i < argc; ++i) {
    if (std::string_view(argv[i]) == "--update") sheaf::golden::update = true;
  }
  return RUN_ALL_TESTS();
}
