// The record of each page in corpus/pages and corpus/<set>/pages against its golden record
// (corpus/README.md).
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

// The pages as CMake saw them when this program was built, as paths in the corpus: a new page makes
// it build again, so that ctest, which lists the tests after each build, knows of it.
constexpr std::string_view kPages[] = {
#include "tests/corpus_pages.inc"
};

bool update = std::getenv("UPDATE_GOLDEN") != nullptr;

const std::filesystem::path kCorpus = SHEAF_CORPUS;
const std::filesystem::path kGapList = kCorpus / "known_gaps.json";

// A page's name in test names and in the list of gaps: "<slug>", or "<set>/<slug>".
std::string page_name(const std::filesystem::path& page) {
  const std::filesystem::path set = page.parent_path().parent_path();
  return (set / page.stem()).generic_string();
}

// Names of the files in folders called "pages".
std::set<std::string> names_in_corpus(std::string_view extension) {
  std::set<std::string> names;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(kCorpus)) {
    const std::filesystem::path& path = entry.path();
    if (path.extension() == extension && path.parent_path().filename() == "pages") {
      names.insert(page_name(path.lexically_relative(kCorpus)));
    }
  }
  return names;
}

class Golden : public testing::TestWithParam<std::string_view> {};

TEST_P(Golden, IsTheRecordOfItsPage) {
  const std::filesystem::path page = kCorpus / GetParam();
  const std::filesystem::path golden = std::filesystem::path(page).replace_extension(".json");
  const std::string record = extract_record(read_file(page));
  const Gaps gaps = known_gaps(kGapList, page_name(GetParam()));
  if (update) write_file(golden, merge_gaps(record, read_file(golden), gaps));
  ASSERT_TRUE(std::filesystem::exists(golden)) << "a page without golden record: " << golden;
  const std::vector<std::string> differences = compare(read_file(golden), record, gaps);
  EXPECT_TRUE(differences.empty()) << "\n" << join_lines(differences);
}

std::string test_name(const testing::TestParamInfo<std::string_view>& page) {
  std::string name = page_name(page.param);
  std::replace_if(
      name.begin(), name.end(), [](char c) { return c == '-' || c == '/'; }, '_');
  return name;
}

INSTANTIATE_TEST_SUITE_P(Pages, Golden, testing::ValuesIn(kPages), test_name);

TEST(GoldenPages, AreAllCompiledIn) {
  std::set<std::string> compiled;
  for (const std::string_view page : kPages) compiled.insert(page_name(page));
  EXPECT_EQ(names_in_corpus(".html"), compiled) << "build again";
}

TEST(GoldenPages, AndRecordsComeInPairs) {
  if (update) GTEST_SKIP() << "records are being written";
  EXPECT_EQ(names_in_corpus(".html"), names_in_corpus(".json"));
}

TEST(GoldenGaps, NamePagesThatExist) {
  const std::set<std::string> names = names_in_corpus(".html");
  for (const std::string& name : pages_with_gaps(kGapList)) EXPECT_TRUE(names.count(name)) << name;
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
