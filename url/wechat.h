// WeChat's articles (mp.weixin.qq.com). The long form "/s?__biz=…&mid=…&idx=…&sn=…" and the short
// form
// "/s/<22 characters>" of one article cannot be told from each other; only the page has both.
#pragma once

#include <cstdint>
#include <optional>

#include "url/url.h"

namespace sheaf {

enum class WeChatKind : std::uint8_t {
  kArticle,    // one article, for good
  kTemporary,  // an article for some hours: a search engine's signed link, a preview; no identity
  kAlbum,      // a list of articles
  kAccount,    // an account's page
  kOther,      // verification, reports, sign-in
};

// nullopt outside mp.weixin.qq.com.
std::optional<WeChatKind> find_wechat_kind(const Url& url);

// Whether the URL is a picture of theirs (mmbiz.qpic.cn and kin): shown in pages of other sites, a
// placeholder comes in its place.
bool is_wechat_picture(const Url& url);

}  // namespace sheaf
