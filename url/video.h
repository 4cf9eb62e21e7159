// Videos by the ids that their sites give them, whichever page or player shows them.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "url/url.h"

namespace sheaf {

struct Video {
  // "youtube", "bilibili", "bangumi" (series on Bilibili: ep123, ss123), "tencent", "youku",
  // "douyin", "xigua", "vimeo".
  std::string_view site;
  std::string id;     // as the site writes it; Bilibili's av numbers are given as BV ids
  unsigned part = 1;  // Bilibili only: a video there may consist of several

  friend bool operator==(const Video&, const Video&) = default;
};

// The video that `url` shows: a watch page, a short link with the id in it (youtu.be), an embedded
// player, a mobile page. Only by the URL's form: whether it exists nobody has asked.
std::optional<Video> find_video(const Url& url);

// The address of its own page: "https://www.youtube.com/watch?v=dQw4w9WgXcQ".
std::string watch_page(const Video& video);

}  // namespace sheaf
