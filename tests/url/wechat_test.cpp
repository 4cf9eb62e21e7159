#include "url/wechat.h"

#include <gtest/gtest.h>

namespace sheaf {
namespace {

std::optional<WeChatKind> kind(std::string_view text) {
  return find_wechat_kind(*Url::parse(text));
}

TEST(WeChatKind, IsNoneElsewhere) {
  EXPECT_EQ(kind("https://example.com/s/Qx8V1FFRkVbERBdvP1isqw"), std::nullopt);
  EXPECT_EQ(kind("https://weixin.qq.com/"), std::nullopt);
}

TEST(WeChatKind, TellsArticlesFromTheRest) {
  constexpr std::string_view kHost = "https://mp.weixin.qq.com";
  const auto on = [&](std::string_view rest) { return kind(std::string(kHost).append(rest)); };
  EXPECT_EQ(on("/s/Qx8V1FFRkVbERBdvP1isqw"), WeChatKind::kArticle);
  EXPECT_EQ(on("/s?__biz=MzA4&mid=1&idx=1&sn=a"), WeChatKind::kArticle);
  EXPECT_EQ(on("/mp/appmsg/show?__biz=MzA4&appmsgid=1&itemidx=1&sign=a"), WeChatKind::kArticle);
  EXPECT_EQ(on("/s?__biz=MzA4&mid=1"), WeChatKind::kOther);
  EXPECT_EQ(on("/s?__biz=MzA4&mid=x&idx=1"), WeChatKind::kOther);
  EXPECT_EQ(on("/s?__biz=MzA4&mid=1&idx=1&tempkey=x"), WeChatKind::kTemporary);
  EXPECT_EQ(on("/mp/profile_ext?action=home&__biz=MzA4"), WeChatKind::kAccount);
  EXPECT_EQ(on("/mp/wappoc_appmsgcaptcha?poc_token=x"), WeChatKind::kOther);
  EXPECT_EQ(on("/mp/rumor?x=y"), WeChatKind::kOther);
}

}  // namespace
}  // namespace sheaf
