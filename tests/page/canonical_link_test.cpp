#include "page/canonical_link.h"

#include <gtest/gtest.h>

#include <memory>
#include <string>

namespace sheaf {
namespace {

std::string canonical_of(const std::string& head) {
  const std::unique_ptr<Page> page = std::move(Page::parse(head)).value();
  return std::string(find_canonical_link(*page).href);
}

TEST(CanonicalLink, IsOneWordOfRel) {
  EXPECT_EQ(canonical_of("<link rel=canonical href=' /a '>"), "/a");
  EXPECT_EQ(canonical_of("<link rel='canonical nofollow' href=/a>"), "/a");
  EXPECT_EQ(canonical_of("<link rel='nofollow\n CANONICAL' href=/a>"), "/a");
  EXPECT_EQ(canonical_of("<link rel=canonical-of href=/a>"), "");
}

TEST(CanonicalLink, IsTheFirstThatHasAnAddress) {
  EXPECT_EQ(canonical_of("<link rel=canonical><link rel=canonical href=/b>"), "/b");
}

TEST(DeclaredAddress, IsTheOneOfOpenGraphWhereNoLinkHasOne) {
  const std::string open_graph = "<meta property=og:url content=https://a.example/og>";
  const std::unique_ptr<Page> one = std::move(Page::parse(open_graph)).value();
  EXPECT_EQ(find_declared_address(*one), "https://a.example/og");
  const std::string both = open_graph + "<link rel=canonical href=https://a.example/link>";
  const std::unique_ptr<Page> two = std::move(Page::parse(both)).value();
  EXPECT_EQ(find_declared_address(*two), "https://a.example/link");
}

}  // namespace
}  // namespace sheaf
