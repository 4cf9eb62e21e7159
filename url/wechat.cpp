#include "url/wechat.h"

#include <initializer_list>
#include <span>

#include "base/text.h"
#include "url/draft.h"
#include "url/path.h"
#include "url/percent.h"
#include "url/query.h"

namespace sheaf {
namespace {

// Names of one thing in the two long forms.
constexpr std::string_view kBiz[] = {"__biz", "biz"};
constexpr std::string_view kMid[] = {"mid", "appmsgid"};
constexpr std::string_view kIdx[] = {"idx", "itemidx"};

std::string find_any(const Url& url, std::span<const std::string_view> names) {
  for (const std::string_view name : names) {
    if (const auto value = find_parameter(url.query(), name)) return percent_decode(*value);
  }
  return {};
}

bool is_long_article(const Url& url) {
  return url.path() == "/s" || url.path() == "/s/" || url.path() == "/mp/appmsg/show";
}

bool is_short_article(const Url& url) {
  return url.path().starts_with("/s/") && url.path().size() > 3;
}

bool has(const Url& url, std::string_view name) {
  return find_parameter(url.query(), name).has_value();
}

bool is_temporary(const Url& url) {
  return has(url, "tempkey") || (has(url, "signature") && has(url, "timestamp"));
}

// Only the parameters named, in the order of the names, with "%3D" in __biz decoded.
std::string pick(const Url& url, std::initializer_list<std::string_view> names) {
  std::string query;
  for (const std::string_view name : names) {
    const auto value = find_parameter(url.query(), name);
    if (!value) continue;
    if (!query.empty()) query.push_back('&');
    query.append(name).append("=").append(replace_all(std::string(*value), "%3D", "="));
  }
  return query;
}

}  // namespace

std::optional<WeChatKind> find_wechat_kind(const Url& url) {
  if (url.host() != "mp.weixin.qq.com") return std::nullopt;
  if (is_short_article(url)) return WeChatKind::kArticle;
  if (is_long_article(url)) {
    if (is_temporary(url)) return WeChatKind::kTemporary;
    return wechat_identity(url).empty() ? WeChatKind::kOther : WeChatKind::kArticle;
  }
  if (url.path() == "/mp/appmsgalbum") return WeChatKind::kAlbum;
  const bool is_account = url.path() == "/mp/profile_ext" || url.path() == "/mp/homepage";
  return is_account ? WeChatKind::kAccount : WeChatKind::kOther;
}

void tidy_wechat(const Url& url, Draft& draft) {
  if (url.port().empty()) draft.scheme = "https";
  draft.fragment = {};
  if (is_short_article(url)) {
    draft.query.clear();
  } else if (url.path() == "/s" && !wechat_identity(url).empty()) {
    draft.query = pick(url, {"__biz", "biz", "mid", "idx", "sn"});
  } else if (url.path() == "/mp/appmsgalbum") {
    draft.query = pick(url, {"__biz", "action", "album_id"});
  }
}

std::string wechat_identity(const Url& url) {
  if (!is_long_article(url) || is_temporary(url)) return {};
  std::string biz = find_any(url, kBiz);
  const std::string mid = find_any(url, kMid), idx = find_any(url, kIdx);
  if (biz.empty() || !is_number(mid) || !is_number(idx)) return {};
  while (biz.ends_with('=')) biz.pop_back();  // padding, which some copies lost
  return "__biz=" + biz + "&idx=" + idx + "&mid=" + mid;
}

bool is_wechat_picture(const Url& url) { return is_host_of(url.host(), "qpic.cn"); }

}  // namespace sheaf
