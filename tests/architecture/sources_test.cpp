// The rules of the house, applied to our own sources.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "tests/architecture/house_rules.h"

namespace sheaf::house {
namespace {

using testing::IsEmpty;

const std::vector<SourceFile>& sources() {
  static const std::vector<SourceFile> kSources = read_sources(SHEAF_SOURCE);
  return kSources;
}

bool has_source(std::string_view path) {
  return std::any_of(sources().begin(), sources().end(), [&](const SourceFile& file) {
    return file.path == path && !file.text.empty();
  });
}

TEST(Sources, AreRead) {
  EXPECT_TRUE(has_source("base/result.h"));
  EXPECT_TRUE(has_source("cli/main.cpp"));
  EXPECT_TRUE(has_source("tests/architecture/sources_test.cpp"));
}

TEST(Sources, IncludeOnlyWhatTheirRoomMay) {
  for (const SourceFile& file : sources()) EXPECT_THAT(include_faults(file), IsEmpty());
}

TEST(Sources, AreLaidOutAsTheHouseAsks) {
  for (const SourceFile& file : sources()) EXPECT_THAT(layout_faults(file), IsEmpty());
}

TEST(Sources, DefineEachTypeOnce) { EXPECT_THAT(repeated_types(sources()), IsEmpty()); }

}  // namespace
}  // namespace sheaf::house
