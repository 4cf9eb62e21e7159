// Url::canonical: out of wrappers, then without what tells where the reader came from.
#include <algorithm>

#include "base/text.h"
#include "url/draft.h"
#include "url/host_table.h"
#include "url/path.h"
#include "url/query.h"
#include "url/trackers.h"
#include "url/unwrap.h"
#include "url/url.h"

namespace sheaf {
namespace {

// Fragments that name the page: "#!topic/1", "#/route". Not "#!" or "#/" alone.
bool is_route(std::string_view fragment) {
  return fragment.size() > 1 && (fragment[0] == '!' || fragment[0] == '/');
}

void tidy_bilibili(const Url& url, Draft& draft) {
  if (!url.path().starts_with("/video/")) return;
  while (draft.path.ends_with('/')) draft.path.remove_suffix(1);
}

// "/dp/B000/ref=sr_1_2" says by which list one came.
void tidy_amazon(const Url&, Draft& draft) {
  const std::size_t reference = draft.path.find("/ref=");
  if (reference != std::string_view::npos && reference > 0) {
    draft.path = draft.path.substr(0, reference);
  }
}

void tidy_image(const Url& url, Draft& draft) {
  if (url.port().empty()) draft.scheme = "https";
}

// A video remains the same within a playlist.
void tidy_youtube(const Url& url, Draft& draft) {
  if (url.path() != "/watch") return;
  draft.query = keep_pairs(url.query(), [](const QueryPair& pair) { return pair.name != "list"; });
}

void keep_record_fragment(const Url& url, Draft& draft) {
  if (url.fragment().starts_with("abs/")) draft.fragment = url.fragment();
}

struct Tidying {
  std::string_view host;
  void (*tidy)(const Url& url, Draft& draft) = nullptr;
};

constexpr Tidying kTidyings[] = {
    {"amazon.*", tidy_amazon},         {"bilibili.com", tidy_bilibili},
    {"mmbiz.qlogo.cn", tidy_image},    {"mmbiz.qpic.cn", tidy_image},
    {"mp.weixin.qq.com", tidy_wechat}, {"ui.adsabs.harvard.edu", keep_record_fragment},
    {"youtube.com", tidy_youtube},
};
static_assert(is_sorted_by_host(std::span<const Tidying>(kTidyings)));

void tidy_for_host(const Url& url, Draft& draft) {
  const Tidying* tidying = find_entry(std::span<const Tidying>(kTidyings), url.host());
  if (tidying != nullptr) tidying->tidy(url, draft);
}

void drop_trackers(std::string_view host, std::string& query) {
  if (query.empty()) return;
  const Trackers trackers(host);
  query = keep_pairs(query, [&](const QueryPair& pair) { return !trackers.contain(pair); });
}

}  // namespace

Url Url::canonical() const {
  const Unwrapped inner = unwrap(*this);
  return inner.url ? inner.url->tidied() : tidied();
}

std::optional<Url> Url::archived() const { return find_archived(*this); }

bool Url::is_nested_too_deep() const { return unwrap(*this).too_deep; }

Url Url::tidied() const {
  Draft draft{scheme(), path(), std::string(query()), is_route(fragment()) ? fragment() : ""};
  if (scheme() != "file") {
    tidy_for_host(*this, draft);
    drop_trackers(host(), draft.query);
  }
  std::string text(draft.scheme);
  text.append(slice(scheme_end_, path_)).append(draft.path);
  if (!draft.query.empty()) text.append("?").append(draft.query);
  if (!draft.fragment.empty()) text.append("#").append(draft.fragment);
  return Url(std::move(text));
}

}  // namespace sheaf
