// The tables of redirect wrappers. Shorteners (t.co, bit.ly) are none: only a request tells where
// they lead. Nor are Baidu's, Sogou's and SegmentFault's links, which are encrypted.
#include "url/unwrap.h"

#include <algorithm>

#include "base/text.h"
#include "url/carried.h"
#include "url/host_table.h"
#include "url/percent.h"

namespace sheaf {
namespace {

constexpr std::size_t kNo = std::string_view::npos;

struct Wrapper {
  std::string_view host;       // that host and those below it
  std::string_view path = {};  // "": any; ending in '/': any that begins so; else that one
  Carrier carrier = nullptr;
  std::string_view argument = {};
};

constexpr Wrapper kWrappers[] = {
    {"afdian.com", "/link", in_parameter, "target"},
    {"afdian.net", "/link", in_parameter, "target"},
    {"anonym.to", "/", in_whole_query},
    {"app.adjust.com", "", in_parameter, "redirect"},
    {"awin1.com", "/cread.php", in_parameter, "ued p"},
    {"awstrack.me", "/L0/", in_segment, "/L0/"},
    {"b23.tv", "/", in_video_short_link},
    {"bing.com", "/ck/a", in_bing_click},
    {"blog.51cto.com", "/transfer", in_whole_query},
    {"c.pc.qq.com", "/", in_parameter, "pfurl url"},
    {"cdn.ampproject.org", "/c/", in_amp_cache},
    {"cdn.ampproject.org", "/v/", in_amp_cache},
    {"click.linksynergy.com", "/deeplink", in_parameter, "murl"},
    {"click.pstmrk.it", "/2s/", in_segment, "/2s/"},
    {"click.redditmail.com", "/CL0/", in_segment, "/CL0/"},
    {"cloud.tencent.com", "/developer/tools/blog-entry", in_parameter, "target"},
    {"demdex.net", "", in_parameter, "d_rd"},
    {"developer.aliyun.com", "/redirect", in_parameter, "target"},
    {"developers.weixin.qq.com", "/community/middlepage/href", in_parameter, "href"},
    {"deviantart.com", "/users/outgoing", in_whole_query},
    {"disq.us", "/", in_disqus_link},
    {"docs.qq.com", "/scenario/link.html", in_parameter, "url"},
    {"douban.com", "/link2/", in_parameter, "url"},
    {"duckduckgo.com", "/l/", in_parameter, "uddg"},
    {"facebook.com", "/flx/warn/", in_parameter, "u"},
    {"facebook.com", "/l.php", in_parameter, "u"},
    {"game.bilibili.com", "/linkfilter/", in_parameter, "url"},
    {"gate.sc", "/", in_parameter, "url"},
    {"gcores.com", "/link", in_parameter, "target"},
    {"getpocket.com", "/redirect", in_parameter, "url"},
    {"gh-proxy.com", "/https:/", in_rest_of_path, "/"},
    {"ghfast.top", "/https:/", in_rest_of_path, "/"},
    {"ghproxy.com", "/https:/", in_rest_of_path, "/"},
    {"ghproxy.net", "/https:/", in_rest_of_path, "/"},
    {"gitee.com", "/link", in_parameter, "target"},
    {"google.*", "/amp/s/", in_rest_without_scheme, "/amp/s/"},
    {"google.*", "/url", in_parameter, "url q"},
    {"googleadservices.com", "/pagead/aclk", in_parameter, "adurl"},
    {"hd.nowcoder.com", "/link.html", in_parameter, "target"},
    {"href.li", "/", in_whole_query},
    {"infoq.cn", "/link", in_parameter, "target"},
    {"jianshu.com", "/go-wild", in_parameter, "url"},
    {"jump.bdimg.com", "/safecheck", in_parameter, "url"},
    {"jump2.bdimg.com", "/safecheck", in_parameter, "url"},
    {"l.instagram.com", "/", in_parameter, "u"},
    {"l.messenger.com", "/", in_parameter, "u"},
    {"l.threads.com", "/", in_parameter, "u"},
    {"l.threads.net", "/", in_parameter, "u"},
    {"leetcode-cn.com", "/link/", in_parameter, "target"},
    {"leetcode.cn", "/link/", in_parameter, "target"},
    {"leetcode.com", "/link/", in_parameter, "target"},
    {"link.17173.com", "/", in_parameter, "target"},
    {"link.csdn.net", "/", in_parameter, "target"},
    {"link.gitcode.com", "/", in_parameter, "target"},
    {"link.juejin.cn", "/", in_parameter, "target"},
    {"link.juejin.im", "/", in_parameter, "target"},
    {"link.uisdc.com", "/", in_parameter, "redirect"},
    {"link.zhihu.com", "/", in_parameter, "target"},
    {"linkedin.com", "/redir/redirect", in_parameter, "url"},
    {"linkedin.com", "/safety/go", in_parameter, "url"},
    {"links.jianshu.com", "/go", in_parameter, "to"},
    {"mail.qq.com", "/cgi-bin/readtemplate", in_parameter, "gourl"},
    {"mirror.ghproxy.com", "/https:/", in_rest_of_path, "/"},
    {"mp.weixin.qq.com", "/mp/external_link_report", in_parameter, "url"},
    {"mp.weixin.qq.com", "/mp/wappoc_appmsgcaptcha", in_parameter, "target_url"},
    {"open.work.weixin.qq.com", "/wwopen/uriconfirm", in_parameter, "uri"},
    {"oschina.net", "/action/GoToLink", in_parameter, "url"},
    {"out.reddit.com", "", in_parameter, "url"},
    {"page.link", "/", in_parameter, "link ofl"},
    {"redir.tradedoubler.com", "", in_parameter, "_td_deeplink url"},
    {"redirect.epicgames.com", "", in_parameter, "redirectTo"},
    {"safelinks.protection.outlook.com", "/", in_parameter, "url"},
    {"search.app", "/", in_parameter, "link"},
    {"shareasale.com", "/r.cfm", in_parameter, "urllink"},
    {"slack-redir.net", "/link", in_parameter, "url"},
    {"sspai.com", "/link", in_parameter, "target"},
    {"steamcommunity.com", "/linkfilter/", in_parameter, "url u"},
    {"streak-link.com", "/x/", in_segment, "/x/"},
    {"t.umblr.com", "/redirect", in_parameter, "z"},
    {"tianyancha.com", "/security", in_parameter, "target"},
    {"tieba.baidu.com", "/mo/q/checkurl", in_parameter, "url"},
    {"turbopages.org", "/", in_turbo_page},
    {"urldefense.com", "/v3/", in_url_defense_3},
    {"urldefense.proofpoint.com", "/v2/url", in_url_defense_2},
    {"vk.com", "/away.php", in_parameter, "to"},
    {"weibo.cn", "/sinaurl", in_parameter, "u toasturl"},
    {"weibo.com", "/sinaurl", in_parameter, "u toasturl"},
    {"wx.mail.qq.com", "/xmspamcheck/xmsafejump", in_parameter, "url"},
    {"xie.infoq.cn", "/link", in_parameter, "target"},
    {"y2u.be", "/", in_video_short_link},
    {"youtu.be", "/", in_video_short_link},
    {"youtube.com", "/attribution_link", in_relative_parameter, "u"},
    {"youtube.com", "/redirect", in_parameter, "q"},
    {"yuque.com", "/r/goto", in_parameter, "url"},
};
static_assert(is_sorted_by_host(std::span<const Wrapper>(kWrappers)));

constexpr Wrapper kArchives[] = {
    {"12ft.io", "/api/proxy", in_parameter, "q"},
    {"12ft.io", "/http:/", in_rest_of_path, "/"},
    {"12ft.io", "/https:/", in_rest_of_path, "/"},
    {"12ft.io", "/proxy", in_parameter, "q"},
    {"r.jina.ai", "/http:/", in_rest_of_path, "/"},
    {"r.jina.ai", "/https:/", in_rest_of_path, "/"},
    {"web.archive.org", "/web/", in_archive, "/web/"},
    {"webcache.googleusercontent.com", "/search", in_search_cache},
};
static_assert(is_sorted_by_host(std::span<const Wrapper>(kArchives)));

bool fits(std::string_view pattern, std::string_view path) {
  if (pattern.empty()) return true;
  if (pattern.ends_with('/')) {
    return path.starts_with(pattern) || path == pattern.substr(0, pattern.size() - 1);
  }
  return path.starts_with(pattern) &&
         (path.size() == pattern.size() || path.substr(pattern.size()) == "/");
}

bool has_references(std::string_view text) {
  return text.find("&amp;") != kNo || text.find("&#38;") != kNo || text.find("&#038;") != kNo;
}

// Addresses that were escaped once too often for HTML: '&' stands as "&amp;" in them, or as
// "&amp;amp;".
std::string without_references(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('&'), text.size() - 1) + 1;
    out.append(text.substr(0, end));
    text.remove_prefix(end);
    if (out.back() != '&') break;
    for (bool found = true; found;) {
      found = false;
      for (const std::string_view reference : {"amp;", "#38;", "#038;"}) {
        if (!text.starts_with(reference)) continue;
        text.remove_prefix(reference.size());
        found = true;
      }
    }
  }
  return out;
}

// What a wrapper carries, as a URL. Encoded once more than needed ("http%3A//") is common.
std::optional<Url> accept(std::string target) {
  for (int i = 0; i < 2 && (starts_with_ignore_case(target, "http%3a") ||
                            starts_with_ignore_case(target, "https%3a"));
       ++i) {
    target = percent_decode(target);
  }
  if (target.starts_with("//")) target.insert(0, "https:");
  if (!starts_with_ignore_case(target, "http:") && !starts_with_ignore_case(target, "https:")) {
    return std::nullopt;
  }
  Result<Url> url = Url::parse(has_references(target) ? without_references(target) : target);
  return url ? std::optional<Url>(std::move(*url)) : std::nullopt;
}

std::optional<Url> find_carried(std::span<const Wrapper> table, const Url& url) {
  if (has_references(url.text())) return accept(url.text());
  const Wrapper* wrapper =
      find_entry(table, url.host(), [&](const Wrapper& w) { return fits(w.path, url.path()); });
  if (wrapper == nullptr) return std::nullopt;
  return accept(wrapper->carrier(url, wrapper->argument));
}

}  // namespace

Unwrapped unwrap(const Url& url) {
  std::optional<Url> inner = find_carried(kWrappers, url);
  for (int nesting = 1; inner; ++nesting) {
    std::optional<Url> next = find_carried(kWrappers, *inner);
    if (!next) break;
    if (nesting == kMaxNesting) return {.url = std::nullopt, .too_deep = true};
    inner = std::move(next);
  }
  return {.url = std::move(inner)};
}

std::optional<Url> find_archived(const Url& url) { return find_carried(kArchives, url); }

bool carries_url_in_path(std::string_view host) {
  const auto in_path = [](const Wrapper& wrapper) {
    return wrapper.carrier == in_rest_of_path || wrapper.carrier == in_archive;
  };
  return find_entry(std::span<const Wrapper>(kWrappers), host, in_path) != nullptr ||
         find_entry(std::span<const Wrapper>(kArchives), host, in_path) != nullptr;
}

}  // namespace sheaf
