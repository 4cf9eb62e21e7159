// The rules themselves: that each can fail, and says where.
#include "tests/architecture/house_rules.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace sheaf::house {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::string> faults_of_include(const std::string& path, const std::string& header) {
  return include_faults({path, "#include " + header + "\n"});
}

TEST(IncludeRules, LetsRoomsIncludeThoseBelowThem) {
  EXPECT_THAT(faults_of_include("url/url.cpp", "\"base/text.h\""), IsEmpty());
  EXPECT_THAT(faults_of_include("url/url.cpp", "\"url/url.h\""), IsEmpty());
  EXPECT_THAT(faults_of_include("items/item.h", "\"extractors/extractor.h\""), IsEmpty());
  EXPECT_THAT(faults_of_include("cli/main.cpp", "\"fetch/fetcher.h\""), IsEmpty());
  EXPECT_THAT(faults_of_include("base/text.cpp", "<string>"), IsEmpty());
}

TEST(IncludeRules, RefusesArrowAgainstTheFlow) {
  const SourceFile file = {"url/url.cpp",
                           "// Url.\n#include \"base/text.h\"\n#include \"page/tag.h\"\n"};
  EXPECT_THAT(include_faults(file),
              ElementsAre("url/url.cpp:3: url must not include page (page/tag.h)"));
}

TEST(IncludeRules, RefusesArrowHoweverItIsWritten) {
  EXPECT_EQ(include_faults({"base/text.h", "  #  include  <items/item.h>  // why\n"}).size(), 1u);
}

TEST(IncludeRules, KeepsTheNetworkAwayFromExtractors) {
  EXPECT_EQ(faults_of_include("extractors/sites/zhihu.cpp", "\"fetch/fetcher.h\"").size(), 1u);
  EXPECT_EQ(faults_of_include("items/item.cpp", "\"fetch/fetcher.h\"").size(), 1u);
  EXPECT_EQ(faults_of_include("fetch/fetcher.cpp", "\"page/page.h\"").size(), 1u);
  EXPECT_THAT(faults_of_include("check/checker.cpp", "\"fetch/fetcher.h\""), IsEmpty());
}

TEST(IncludeRules, KeepsDigestAndCheckApart) {
  EXPECT_EQ(faults_of_include("digest/issue.cpp", "\"check/verdict.h\"").size(), 1u);
  EXPECT_EQ(faults_of_include("check/verdict.cpp", "\"digest/issue.h\"").size(), 1u);
}

TEST(IncludeRules, KeepsTestsOutOfTheRooms) {
  EXPECT_EQ(faults_of_include("page/page.cpp", "\"tests/support/server.h\"").size(), 1u);
  EXPECT_EQ(faults_of_include("page/page.cpp", "<gtest/gtest.h>").size(), 1u);
}

TEST(IncludeRules, RefusesLibraryOutsideItsPlace) {
  EXPECT_THAT(faults_of_include("items/item.cpp", "<gumbo.h>"),
              ElementsAre("items/item.cpp:1: <gumbo.h> belongs in bench/, page/, tests/support/"));
  EXPECT_EQ(faults_of_include("base/text.cpp", "<unicode/ucsdet.h>").size(), 1u);
  EXPECT_EQ(faults_of_include("base/text.cpp", "<re2/re2.h>").size(), 1u);
  EXPECT_EQ(faults_of_include("url/url.cpp", "<curl/multi.h>").size(), 1u);
  EXPECT_EQ(faults_of_include("page/page.cpp", "<curl/curl.h>").size(), 1u);
  EXPECT_EQ(faults_of_include("items/item.cpp", "<nlohmann/json.hpp>").size(), 1u);
  EXPECT_EQ(faults_of_include("base/text.cpp", "<regex>").size(), 1u);
}

TEST(IncludeRules, LetsEachLibraryIntoItsPlace) {
  EXPECT_THAT(faults_of_include("page/page.cpp", "<gumbo.h>"), IsEmpty());
  EXPECT_THAT(faults_of_include("page/charset.cpp", "<unicode/ucsdet.h>"), IsEmpty());
  EXPECT_THAT(faults_of_include("base/pattern.cpp", "<re2/re2.h>"), IsEmpty());
  EXPECT_THAT(faults_of_include("url/url.cpp", "<curl/curl.h>"), IsEmpty());
  EXPECT_THAT(faults_of_include("fetch/fetcher.cpp", "<curl/multi.h>"), IsEmpty());
}

TEST(IncludeRules, AsksForTheRoomInTheName) {
  EXPECT_THAT(faults_of_include("page/page.cpp", "\"tag.h\""),
              ElementsAre("page/page.cpp:1: \"tag.h\" does not name its room"));
}

TEST(LayoutRules, AcceptsPlainFile) {
  EXPECT_THAT(layout_faults({"page/tag.h", "// Tags.\n#pragma once\n"}), IsEmpty());
}

TEST(LayoutRules, RefusesTabsAndSpaceAtTheEnd) {
  EXPECT_THAT(layout_faults({"a.cpp", "int a;\n\tint b;\nint c; \nint d;\r\n"}),
              ElementsAre("a.cpp:2: a tab", "a.cpp:3: space at the end of the line",
                          "a.cpp:4: space at the end of the line"));
}

TEST(LayoutRules, RefusesMoreThan400Lines) {
  std::string text;
  for (int i = 0; i < 400; ++i) text += "int a;\n";
  EXPECT_THAT(layout_faults({"a.cpp", text}), IsEmpty());
  EXPECT_THAT(layout_faults({"a.cpp", text + "int b;\n"}),
              ElementsAre("a.cpp: 401 lines: more than 400"));
}

TEST(LayoutRules, AsksForNewlineAtTheEndAndIncludeGuard) {
  EXPECT_THAT(layout_faults({"a.h", "int a;"}),
              ElementsAre("a.h: no newline at the end", "a.h: no #pragma once"));
}

TEST(TypeRules, RefuseOneNameInTwoHeaders) {
  const std::string text = "namespace sheaf {\nenum class Kind : int { kA };\n}\n";
  EXPECT_THAT(
      repeated_types({{"check/a.h", text}, {"digest/b.h", "namespace sheaf {\nstruct Kind {"}}),
      ElementsAre("digest/b.h:2: Kind is in check/a.h"));
}

TEST(TypeRules, LetPassOtherNamespacesDeclarationsAndTypesInTypes) {
  EXPECT_THAT(
      repeated_types(
          {{"check/a.h", "namespace sheaf {\nstruct Kind {\n"},
           {"cli/b.h", "namespace sheaf::cli {\nstruct Kind {\n"},
           {"digest/c.h", "namespace sheaf {\nstruct Kind;\n  struct Kind {\nstruct Kind::In {"},
           {"tests/d.h", "namespace sheaf {\nstruct Kind {"}}),
      IsEmpty());
}

}  // namespace
}  // namespace sheaf::house
