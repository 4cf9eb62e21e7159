#include "page/link_scope.h"

#include <gtest/gtest.h>

#include <memory>
#include <string>

namespace sheaf {
namespace {

// Whether a link to `address` leads to another site than the page at `host` with `head`.
bool is_external(const std::string& address, std::string_view host, const std::string& head = "") {
  const std::unique_ptr<Page> page =
      std::move(Page::parse(head + "<body><a href='" + address + "'>x</a>")).value();
  return LinkScope(*page, host).is_external(page->anchors()[0]);
}

TEST(LinkScope, TellsSitesBelowOnePublicSuffixApart) {
  EXPECT_TRUE(is_external("https://www.timber.co.uk/a", "news.harbour.co.uk"));
  EXPECT_TRUE(is_external("https://b.com.cn/a", "a.com.cn"));
  EXPECT_TRUE(is_external("https://b.ac.jp/a", "www.a.ac.jp"));
  EXPECT_TRUE(is_external("https://ann.github.io/", "ben.github.io"));
  EXPECT_FALSE(is_external("https://shop.harbour.co.uk/a", "news.harbour.co.uk"));
  EXPECT_FALSE(is_external("//HARBOUR.co.uk:80?x", "news.harbour.co.uk"));
}

TEST(LinkScope, TakesTheDeclaredSiteForThePagesOwn) {
  const std::string head = "<link rel='canonical nofollow' href=https://www.harbour.co.uk/x>";
  EXPECT_FALSE(is_external("https://harbour.co.uk/a", "", head));
  EXPECT_TRUE(is_external("https://timber.co.uk/a", "", head));
}

TEST(LinkScope, CountsNoButtonsOfSocialNetworks) {
  EXPECT_FALSE(is_external("https://www.facebook.com/share", "a.example"));
  EXPECT_TRUE(is_external("https://notfacebook.com/share", "a.example"));
}

}  // namespace
}  // namespace sheaf
