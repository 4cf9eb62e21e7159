// Addresses by which single sites show one article several times.
#include "url/identity.h"

#include <algorithm>

#include "base/text.h"
#include "url/host_table.h"
#include "url/path.h"

namespace sheaf {
namespace {

constexpr std::size_t kNo = std::string_view::npos;

std::string_view segment(const Identity& identity, std::size_t n) {
  return path_segment(identity.path, n);
}

// zhuanlan.zhihu.com/p/1 and www.zhihu.com/p/1; question/1/answer/2 and answer/2.
void fold_zhihu(Identity& identity) {
  if (identity.host == "zhuanlan.zhihu.com") identity.host = "zhihu.com";
  if (segment(identity, 0) == "question" && segment(identity, 2) == "answer") {
    identity.path = "/answer/" + std::string(segment(identity, 3));
  }
}

// user.blog.csdn.net/article/details/1 and blog.csdn.net/user/article/details/1
void fold_csdn(Identity& identity) {
  constexpr std::string_view kBlog = ".blog.csdn.net";
  if (!identity.host.ends_with(kBlog)) return;
  const std::string user = identity.host.substr(0, identity.host.size() - kBlog.size());
  identity.host = kBlog.substr(1);
  identity.path = "/" + user + identity.path;
}

// /a6800000000000000000, /i680…, /article/680… and /group/680…
void fold_toutiao(Identity& identity) {
  std::string_view id = segment(identity, 0);
  if (id == "article" || id == "group") {
    id = segment(identity, 1);
  } else if (id.starts_with('a') || id.starts_with('i')) {
    id.remove_prefix(1);
  }
  if (is_number(id)) identity.path = "/article/" + std::string(id);
}

// /dy/article/ID.html, /tech/article/ID.html, dy.163.com/v2/article/detail/ID.html and
// c.m.163.com/news/a/ID.html
void fold_netease(Identity& identity) {
  const std::string_view path = identity.path;
  const std::size_t slash = path.rfind('/');
  const std::string_view folder = path.substr(0, slash), id = without_html(path.substr(slash + 1));
  if (!folder.ends_with("/article") && !folder.ends_with("/article/detail") &&
      folder != "/news/a") {
    return;
  }
  identity.host = "163.com";
  identity.path = "/article/" + std::string(id);
}

// /a/123_456 and /a/123: behind the line the author
void fold_sohu(Identity& identity) {
  const std::size_t line = identity.path.find('_');
  if (identity.path.starts_with("/a/") && line != kNo) identity.path.resize(line);
}

// m.thepaper.cn/detail/1, /newsDetail_forward_1
void fold_thepaper(Identity& identity) {
  constexpr std::string_view kForward = "/newsDetail_forward_";
  if (identity.path.starts_with(kForward)) identity.path.replace(0, kForward.size(), "/detail/");
}

// twitter.com and x.com; a post whoever is named in front of it, and one of its pictures
void fold_twitter(Identity& identity) {
  if (identity.host == "twitter.com") identity.host = "x.com";
  const std::size_t status = identity.path.find("/status/");
  if (status == kNo) return;
  const std::string id(path_segment(std::string_view(identity.path).substr(status), 1));
  if (!is_number(id)) return;
  identity.host = "x.com";
  identity.path = "/status/" + id;
}

// zh.m.wikipedia.org and zh.wikipedia.org; /zh-cn/Title and /wiki/Title
void fold_wikipedia(Identity& identity) {
  const std::size_t mobile = identity.host.find(".m.");
  if (mobile != kNo) identity.host.erase(mobile, 2);
  const std::size_t variant = segment(identity, 0).size();
  if (segment(identity, 0).starts_with("zh")) identity.path.replace(1, variant, "wiki");
}

// The layouts old. and new.; /r/name/comments/id/title/ and /comments/id
void fold_reddit(Identity& identity) {
  for (const std::string_view layout : {"old.", "new.", "np."}) {
    if (identity.host.starts_with(layout)) identity.host.erase(0, layout.size());
  }
  if (segment(identity, 2) == "comments" && segment(identity, 5).empty()) {
    identity.path = "/comments/" + std::string(segment(identity, 3));
  }
}

// /some-title/dp/B000 and /gp/product/B000
void fold_amazon(Identity& identity) {
  for (const std::string_view mark : {"/dp/", "/gp/product/"}) {
    const std::size_t at = identity.path.find(mark);
    if (at == kNo) continue;
    const std::string_view rest = std::string_view(identity.path).substr(at + mark.size());
    identity.path = "/dp/" + std::string(rest.substr(0, rest.find('/')));
    return;
  }
}

// Owner and name are one in any case; what is behind them, branches and files, is not.
void fold_code_host(Identity& identity) {
  const std::size_t owner = std::min(identity.path.find('/', 1), identity.path.size() - 1);
  const std::size_t name = std::min(identity.path.find('/', owner + 1), identity.path.size());
  for (std::size_t i = 0; i < name; ++i) identity.path[i] = ascii_lower(identity.path[i]);
}

// A friend's link to an article behind the wall.
void fold_medium(Identity& identity) {
  std::erase_if(identity.pairs, [](const std::string& pair) { return pair.starts_with("sk="); });
}

// /mmbiz_jpg/KEY/640: the size and form of one picture
void fold_wechat_image(Identity& identity) {
  const std::string key(segment(identity, 1));
  if (key.empty()) return;
  identity.host = "mmbiz.qpic.cn";
  identity.path = "/" + key;
  identity.pairs.clear();
}

struct Folding {
  std::string_view host;
  void (*fold)(Identity& identity) = nullptr;
};

constexpr Folding kFoldings[] = {
    {"163.com", fold_netease},
    {"amazon.*", fold_amazon},
    {"blog.csdn.net", fold_csdn},
    {"github.com", fold_code_host},
    {"gitlab.com", fold_code_host},
    {"huggingface.co", fold_code_host},
    {"medium.com", fold_medium},
    {"mmbiz.qlogo.cn", fold_wechat_image},
    {"mmbiz.qpic.cn", fold_wechat_image},
    {"reddit.com", fold_reddit},
    {"sohu.com", fold_sohu},
    {"thepaper.cn", fold_thepaper},
    {"toutiao.com", fold_toutiao},
    {"twitter.com", fold_twitter},
    {"wikipedia.org", fold_wikipedia},
    {"x.com", fold_twitter},
    {"zhihu.com", fold_zhihu},
};
static_assert(is_sorted_by_host(std::span<const Folding>(kFoldings)));

}  // namespace

void fold_for_site(Identity& identity) {
  const Folding* folding = find_entry(std::span<const Folding>(kFoldings), identity.host);
  if (folding != nullptr) folding->fold(identity);
}

}  // namespace sheaf
