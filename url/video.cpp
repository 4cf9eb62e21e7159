#include "url/video.h"

#include <charconv>
#include <cstdint>

#include "base/text.h"
#include "url/bilibili_id.h"
#include "url/carried.h"
#include "url/host_table.h"
#include "url/path.h"
#include "url/percent.h"
#include "url/query.h"

namespace sheaf {
namespace {

using Found = std::optional<Video>;

std::string_view parameter(const Url& url, std::string_view name) {
  return find_parameter(url.query(), name).value_or("");
}

std::string_view segment(const Url& url, std::size_t n) { return path_segment(url.path(), n); }

Found numbered(std::string_view site, std::string_view id) {
  return is_number(id) ? Found(Video{site, std::string(id)}) : std::nullopt;
}

bool is_youtube_id(std::string_view id) {
  return id.size() == 11 && id != "videoseries" && std::all_of(id.begin(), id.end(), [](char c) {
           return is_unreserved(c) && c != '.' && c != '~';
         });
}

Found youtube(std::string_view id) {
  return is_youtube_id(id) ? Found(Video{"youtube", std::string(id)}) : std::nullopt;
}

Found on_youtube(const Url& url) {
  const std::string_view kind = segment(url, 0);
  for (const std::string_view page : {"shorts", "embed", "v", "live", "e"}) {
    if (kind == page) return youtube(segment(url, 1));
  }
  return kind == "watch" ? youtube(parameter(url, "v")) : std::nullopt;
}

Found on_short_youtube(const Url& url) { return youtube(segment(url, 0)); }

// "BV1xx411c7mD", "av2" or "2".
Found bilibili(std::string_view id, std::string_view part) {
  std::string bv(id);
  if (!is_bilibili_bv(id)) {
    if (starts_with_ignore_case(id, "av")) id.remove_prefix(2);
    if (!is_number(id) || id.size() > 15) return std::nullopt;
    std::uint64_t number = 0;
    std::from_chars(id.data(), id.data() + id.size(), number);
    bv = bilibili_bv(number);
  }
  Video video{"bilibili", std::move(bv)};
  std::from_chars(part.data(), part.data() + part.size(), video.part);
  if (video.part == 0) video.part = 1;
  return video;
}

Found bangumi(std::string_view id) {
  const bool known = id.starts_with("ep") || id.starts_with("ss");
  return known && is_number(id.substr(2)) ? Found(Video{"bangumi", std::string(id)}) : std::nullopt;
}

Found on_bilibili(const Url& url) {
  if (segment(url, 0) == "video") return bilibili(segment(url, 1), parameter(url, "p"));
  if (segment(url, 0) == "bangumi") return bangumi(segment(url, 2));
  return std::nullopt;
}

Found on_bilibili_player(const Url& url) {
  const std::string_view bv = parameter(url, "bvid"), av = parameter(url, "aid");
  const std::string_view part = parameter(url, "page");
  return bilibili(bv.empty() ? av : bv, part.empty() ? parameter(url, "p") : part);
}

Found on_short_bilibili(const Url& url) {
  const std::string_view id = segment(url, 0);
  if (is_number(id)) return std::nullopt;  // opaque
  const Found series = bangumi(id);
  return series ? series : bilibili(id, parameter(url, "p"));
}

Found on_tencent(const Url& url) {
  std::string_view id = parameter(url, "vid");
  if (segment(url, 0) == "x" && segment(url, 1) == "page") id = without_html(segment(url, 2));
  if (segment(url, 0) == "x" && segment(url, 1) == "cover" && !segment(url, 3).empty()) {
    id = without_html(segment(url, 3));
  }
  const bool known = id.size() == 11 && std::all_of(id.begin(), id.end(), [](char c) {
                       return is_ascii_digit(c) || (c >= 'a' && c <= 'z');
                     });
  return known ? Found(Video{"tencent", std::string(id)}) : std::nullopt;
}

Found on_youku(const Url& url) {
  std::string_view id = segment(url, 1);
  if (segment(url, 0) == "v_show") {
    if (!id.starts_with("id_")) return std::nullopt;
    id = without_html(id.substr(3));
  } else if (segment(url, 0) != "embed") {
    return std::nullopt;
  }
  const std::string decoded = percent_decode(id);
  const bool known = decoded.starts_with('X') && decoded.size() > 8;
  return known ? Found(Video{"youku", decoded}) : std::nullopt;
}

Found on_douyin(const Url& url) {
  if (segment(url, 0) == "video") return numbered("douyin", segment(url, 1));
  if (segment(url, 0) == "share" && segment(url, 1) == "video") {
    return numbered("douyin", segment(url, 2));
  }
  return numbered("douyin", parameter(url, "modal_id"));
}

Found on_xigua(const Url& url) {
  std::string_view id = segment(url, 0);
  if (id.starts_with('i')) id.remove_prefix(1);
  return numbered("xigua", id);
}

Found on_vimeo(const Url& url) { return numbered("vimeo", segment(url, 0)); }

Found on_vimeo_player(const Url& url) {
  return segment(url, 0) == "video" ? numbered("vimeo", segment(url, 1)) : std::nullopt;
}

struct VideoHost {
  std::string_view host;
  Found (*find)(const Url& url) = nullptr;
};

constexpr VideoHost kHosts[] = {
    {"b23.tv", on_short_bilibili},
    {"bilibili.com", on_bilibili},
    {"douyin.com", on_douyin},
    {"iesdouyin.com", on_douyin},
    {"ixigua.com", on_xigua},
    {"player.bilibili.com", on_bilibili_player},
    {"player.vimeo.com", on_vimeo_player},
    {"v.qq.com", on_tencent},
    {"vimeo.com", on_vimeo},
    {"y2u.be", on_short_youtube},
    {"youku.com", on_youku},
    {"youtu.be", on_short_youtube},
    {"youtube-nocookie.com", on_youtube},
    {"youtube.com", on_youtube},
};
static_assert(is_sorted_by_host(std::span<const VideoHost>(kHosts)));

struct WatchPage {
  std::string_view site, before, after;
};
constexpr WatchPage kWatchPages[] = {
    {"youtube", "https://www.youtube.com/watch?v=", ""},
    {"bilibili", "https://www.bilibili.com/video/", ""},
    {"bangumi", "https://www.bilibili.com/bangumi/play/", ""},
    {"tencent", "https://v.qq.com/x/page/", ".html"},
    {"youku", "https://v.youku.com/v_show/id_", ".html"},
    {"douyin", "https://www.douyin.com/video/", ""},
    {"xigua", "https://www.ixigua.com/", ""},
    {"vimeo", "https://vimeo.com/", ""},
};

}  // namespace

std::optional<Video> find_video(const Url& url) {
  const VideoHost* entry = find_entry(std::span<const VideoHost>(kHosts), url.host());
  return entry == nullptr ? std::nullopt : entry->find(url);
}

std::string watch_page(const Video& video) {
  std::string out;
  for (const WatchPage& page : kWatchPages) {
    if (page.site != video.site) continue;
    out.append(page.before).append(video.id).append(page.after);
  }
  if (video.part > 1) out.append("?p=").append(std::to_string(video.part));
  return out;
}

std::string in_video_short_link(const Url& url, std::string_view) {
  Found video = find_video(url);
  if (!video) return {};
  video->part = 1;  // it is in the query
  std::string page = watch_page(*video);
  if (!url.query().empty()) {
    page.push_back(page.find('?') == std::string::npos ? '?' : '&');
    page.append(url.query());
  }
  return page;
}

}  // namespace sheaf
