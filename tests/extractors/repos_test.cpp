// corpus/spec/repos.json (tests/extractors/reference_table.h). "shorthand" is text behind a label,
// "resource" kind and id of what find_resource makes of an address that is no repository.
#include "extractors/links/repos.h"

#include <gtest/gtest.h>

#include <string>

#include "extractors/links/resources.h"
#include "tests/extractors/reference_table.h"

namespace sheaf {
namespace {

const Json& cases() {
  static const Json all = read_reference_table("repos.json");
  return all;
}

void check(const Json& one) {
  if (one.contains("url")) check_address(one, find_repo);
  if (one.contains("text")) check_text(one, find_written_repo);
  if (one.contains("shorthand")) {
    EXPECT_EQ(key_or_empty(find_repo_shorthand(string_at(one, "shorthand"))), string_at(one, "id"));
  }
  if (!one.contains("resource")) return;
  const std::optional<Reference> page = recognise(find_resource, string_at(one, "url"));
  ASSERT_TRUE(page);
  EXPECT_EQ(std::string(kind_name(page->kind)) + " " + page->id, string_at(one, "resource"));
}

TEST(Repos, HoldsEveryCase) {
  ASSERT_GT(cases().size(), 120u);
  for (const Json& one : cases()) {
    SCOPED_TRACE(one.dump());
    check(one);
  }
}

TEST(Repos, CoversAllAgreedVectors) { expect_all_vectors(cases(), 75); }

TEST(Repos, LinksLeadToTheRepositoryItself) {
  for (const Json& one : cases()) {
    if (!one.contains("url")) continue;
    const std::optional<Reference> found = recognise(find_repo, string_at(one, "url"));
    if (!found) continue;
    SCOPED_TRACE(found->url);
    EXPECT_EQ(key_or_empty(recognise(find_repo, found->url)), reference_key(*found));
  }
}

TEST(Repos, NeverShowsCredentials) {
  const std::optional<Written> written =
      find_written_repo("https://user:secret@github.com/foo/bar.git", 0);
  ASSERT_TRUE(written);
  EXPECT_EQ(written->reference.url, "https://github.com/foo/bar");
}

TEST(Repos, TakesLongTextInItsStride) {
  const std::string many(1 << 20, 'a');
  EXPECT_FALSE(find_written_repo("git@github.com:" + many + "/" + many, 0));
  EXPECT_FALSE(find_written_repo(many, 0));
  EXPECT_FALSE(find_repo_shorthand(many + "/" + many));
}

}  // namespace
}  // namespace sheaf
