// corpus/spec/resources.json (tests/extractors/reference_table.h); "kind" "" is none.
#include "extractors/links/resources.h"

#include <gtest/gtest.h>

#include "tests/extractors/reference_table.h"

namespace sheaf {
namespace {

TEST(Resources, HoldsEveryCase) {
  const Json cases = read_reference_table("resources.json");
  ASSERT_GT(cases.size(), 30u);
  for (const Json& one : cases) {
    SCOPED_TRACE(one.dump());
    const std::optional<Reference> found = recognise(find_resource, string_at(one, "url"));
    EXPECT_EQ(found ? kind_name(found->kind) : "", string_at(one, "kind"));
    EXPECT_EQ(key_or_empty(found), string_at(one, "id"));
    if (found) expect_member(one, "link", found->url);
  }
}

TEST(Resources, TellsIdsByTheCaseThatSchemesHave) {
  const Reference upper{"AbC", "youtube", ""}, lower{"abc", "youtube", ""};
  EXPECT_FALSE(upper == lower);
  const Reference repo{"Foo/Bar", "github", ""}, same{"foo/bar", "github", ""};
  EXPECT_TRUE(repo == same);
  EXPECT_EQ(reference_key(repo), reference_key(same));
}

}  // namespace
}  // namespace sheaf
