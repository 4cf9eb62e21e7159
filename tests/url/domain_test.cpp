#include <gtest/gtest.h>

#include "url/url.h"

namespace sheaf {
namespace {

TEST(RegistrableDomain, FollowsThePublicSuffixList) {
  EXPECT_EQ(registrable_domain("www.example.co.uk"), "example.co.uk");
  EXPECT_EQ(registrable_domain("a.b.example.com"), "example.com");
  EXPECT_EQ(registrable_domain("me.github.io"), "me.github.io");
  EXPECT_EQ(registrable_domain("news.example.com.cn"), "example.com.cn");
  EXPECT_EQ(registrable_domain("a.b.xn--55qx5d.cn"), "b.xn--55qx5d.cn");
}

TEST(RegistrableDomain, KeepsAddressesAndBareSuffixes) {
  EXPECT_EQ(registrable_domain("127.0.0.1"), "127.0.0.1");
  EXPECT_EQ(registrable_domain("[::1]"), "[::1]");
  EXPECT_EQ(registrable_domain("co.uk"), "co.uk");
  EXPECT_EQ(registrable_domain("localhost"), "localhost");
  EXPECT_EQ(registrable_domain(""), "");
}

TEST(RegistrableDomain, ViewsIntoItsArgument) {
  const std::string host = "www.example.com";
  EXPECT_EQ(registrable_domain(host).data(), host.data() + 4);
}

}  // namespace
}  // namespace sheaf
