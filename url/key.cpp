// Url::key: canonical(), and then all in which two addresses of one page are known to differ.
#include <algorithm>

#include "base/text.h"
#include "url/draft.h"
#include "url/identity.h"
#include "url/path.h"
#include "url/percent.h"
#include "url/query.h"
#include "url/unwrap.h"
#include "url/url.h"
#include "url/video.h"

namespace sheaf {
namespace {

constexpr std::size_t kNo = std::string_view::npos;

// "www.", and the names under which sites show the same to telephones and to AMP readers. At least
// two labels remain.
std::string_view without_variant(std::string_view host) {
  constexpr std::string_view kVariants[] = {"www.", "m.",     "mobile.", "wap.",
                                            "3g.",  "touch.", "amp."};
  for (bool found = true; found;) {
    found = false;
    for (const std::string_view variant : kVariants) {
      if (!host.starts_with(variant) || host.find('.', variant.size()) == kNo) continue;
      host.remove_prefix(variant.size());
      found = true;
    }
  }
  return host;
}

// Decodes what a path may hold bare ("%28"), and makes one of several slashes, but not of those in
// "http://".
std::string plain_path(std::string_view path) {
  std::string out;
  for (std::size_t i = 0; i < path.size(); ++i) {
    char c = path[i];
    if (c == '/' && out.ends_with('/') && !out.ends_with(":/")) continue;
    if (c == '%' && i + 2 < path.size()) {
      const std::string decoded = percent_decode(path.substr(i, 3));
      const bool bare = decoded.size() == 1 && decoded[0] != '/' &&
                        stands_bare(decoded[0], UrlPart::kPath) && !is_unreserved(decoded[0]);
      if (bare) c = decoded[0];
      if (bare) i += 2;
    }
    out.push_back(c);
  }
  return out;
}

bool cut_suffix(std::string& text, std::string_view suffix) {
  if (text.size() <= suffix.size() || !text.ends_with(suffix)) return false;
  text.resize(text.size() - suffix.size());
  return true;
}

// Names of the file that servers give for a folder.
void cut_index_file(std::string& path) {
  constexpr std::string_view kNames[] = {
      "index.html", "index.htm",   "index.php",    "index.asp",   "index.aspx",
      "index.jsp",  "index.shtml", "default.aspx", "default.asp", "default.html"};
  const std::string name = ascii_lower(std::string_view(path).substr(path.rfind('/') + 1));
  if (std::find(std::begin(kNames), std::end(kNames), name) == std::end(kNames)) return;
  path.resize(path.size() - name.size());
}

void cut_session(std::string& path) {
  const std::size_t session = find_ignore_case(path, ";jsessionid=");
  if (session != kNo) path.resize(session);
}

void fold_amp(std::string& path) {
  if (path.starts_with("/amp/") && path.size() > 5) path.erase(0, 4);
  if (cut_suffix(path, ".amp.html")) path.append(".html");
  if (!cut_suffix(path, "/amp")) cut_suffix(path, ".amp");
}

void fold_path(std::string& path) {
  cut_session(path);
  cut_index_file(path);
  while (path.size() > 1 && path.ends_with('/')) path.pop_back();
  fold_amp(path);
}

// As forms are read: '+' is a space; then the least is escaped that keeps pairs apart.
void append_form(std::string& out, std::string_view raw, char delimiter) {
  for (const char c : percent_decode(replace_all(std::string(raw), "+", " "))) {
    const bool bare =
        c > 0x20 && c < 0x7F && c != '%' && c != '&' && c != '+' && c != '#' && c != delimiter;
    if (bare) {
      out.push_back(c);
    } else {
      append_escape(out, static_cast<unsigned char>(c));
    }
  }
}

std::vector<std::string> folded_pairs(std::string_view query) {
  std::vector<std::string> pairs;
  each_pair(query, [&](const QueryPair& pair) {
    std::string folded;
    append_form(folded, pair.name, '=');
    if (pair.has_value) append_form(folded.append("="), pair.value, '&');
    const std::string lower = ascii_lower(folded);
    if (lower == "amp" || lower == "amp=" || lower == "amp=1" || lower == "amp=true" ||
        lower == "outputtype=amp")
      return;
    pairs.push_back(std::move(folded));
  });
  return pairs;
}

// The page itself: out of archives, and for videos the page that shows it alone.
Url page_of(const Url& url) {
  Url page = url.canonical();
  for (int i = 0; i < kMaxNesting; ++i) {
    const std::optional<Url> original = find_archived(page);
    if (!original) break;
    page = original->canonical();
  }
  const std::optional<Video> video = find_video(page);
  if (!video) return page;
  const Result<Url> watch = Url::parse(watch_page(*video));
  return watch ? *watch : page;
}

void append_pairs(std::string& key, std::vector<std::string> pairs) {
  std::sort(pairs.begin(), pairs.end());
  char delimiter = '?';
  for (const std::string& pair : pairs) {
    key.push_back(delimiter);
    key.append(pair);
    delimiter = '&';
  }
}

}  // namespace

std::string Url::key() const {
  const Url page = page_of(*this);
  if (page.scheme() == "file") return page.text();
  if (page.host() == "mp.weixin.qq.com") {
    const std::string article = wechat_identity(page);
    if (!article.empty()) return "https://mp.weixin.qq.com/s?" + article;
  }
  Identity identity{std::string(without_variant(page.host())), plain_path(page.path()),
                    folded_pairs(page.query())};
  fold_path(identity.path);
  fold_for_site(identity);
  std::string key(page.scheme() == "http" ? "https" : page.scheme());
  key.append("://").append(identity.host);
  if (!page.port().empty()) key.append(":").append(page.port());
  key.append(identity.path);
  append_pairs(key, std::move(identity.pairs));
  if (!page.fragment().empty()) key.append("#").append(page.fragment());
  return key;
}

}  // namespace sheaf
