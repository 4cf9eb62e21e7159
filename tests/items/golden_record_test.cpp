// The harness itself: what it lets through would otherwise prove nothing.
#include "tests/items/golden_record.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace sheaf::golden {
namespace {

using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

TEST(GoldenCompare, FindsNothingWrongWithTheSameText) {
  EXPECT_THAT(compare(R"({"title":"A"})", R"({"title":"A"})", {}), IsEmpty());
}

TEST(GoldenCompare, ShowsBothValuesOfAMemberThatDiffers) {
  EXPECT_THAT(compare(R"({"tags":[],"title":"A"})", R"({"tags":[],"title":"B"})", {}),
              ElementsAre(AllOf(HasSubstr("title"), HasSubstr(R"("A")"), HasSubstr(R"("B")"))));
}

TEST(GoldenCompare, SeesMembersThatOnlyOneOfThemHas) {
  EXPECT_THAT(compare(R"({"a":null})", R"({})", {}), ElementsAre(HasSubstr("(absent)")));
  EXPECT_THAT(compare(R"({})", R"({"a":null})", {}), ElementsAre(HasSubstr("(absent)")));
}

TEST(GoldenCompare, SeesAnotherOrder) {
  EXPECT_THAT(compare(R"({"a":1,"b":2})", R"({"b":2,"a":1})", {}),
              ElementsAre(HasSubstr("another order")));
}

TEST(GoldenCompare, RefusesAGoldenThatIsNoJson) {
  EXPECT_THAT(compare("", R"({})", {}), ElementsAre(HasSubstr("no JSON")));
}

TEST(GoldenCompare, LeavesKnownGapsAndTheirSourcesAlone) {
  EXPECT_THAT(compare(R"({"title":"A","provenance":{}})",
                      R"({"title":"B","provenance":{"title":{"rule":"h1"}}})", {{"title", "why"}}),
              IsEmpty());
}

TEST(GoldenCompare, AsksForClosedGapsToBeTakenOff) {
  EXPECT_THAT(compare(R"({"title":"A"})", R"({"title":"A"})", {{"title", "why"}}),
              ElementsAre(HasSubstr("take it off")));
}

TEST(GoldenMerge, KeepsWhatIsRightWhereTheProgramIsNot) {
  EXPECT_EQ(merge_gaps(R"({"title":"wrong","tags":["new"],"provenance":{"title":1,"tags":2}})",
                       R"({"title":"right","tags":[],"provenance":{}})", {{"title", "why"}}),
            "{\n  \"title\": \"right\",\n  \"tags\": [\n    \"new\"\n  ],\n"
            "  \"provenance\": {\n    \"tags\": 2\n  }\n}\n");
}

TEST(GoldenMerge, TakesTheRecordWhereNothingIsWrong) {
  EXPECT_EQ(merge_gaps("new", "old", {}), "new");
}

}  // namespace
}  // namespace sheaf::golden
