#include "page/boilerplate.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/text.h"

namespace sheaf {
namespace {

constexpr std::size_t kLongest = 240;  // bytes of a line that is looked at

// Whole lines.
constexpr std::string_view kLines[] = {
    "advertisement", "advertising", "ad",    "sponsored", "close",    "print",
    "share",         "tweet",       "email", "comments",  "loading",  "loading...",
    "menu",          "search",      "reply", "广告",      "返回顶部",
};

// Beginnings of lines.
constexpr std::string_view kBeginnings[] = {
    "advertisement",
    "continue reading below",
    "story continues below",
    "article continues below",
    "read more:",
    "read more on ",
    "read also",
    "also read",
    "read next",
    "read:",
    "related:",
    "related post",
    "related article",
    "related stor",
    "related content",
    "related coverage",
    "see also:",
    "more from ",
    "you may also like",
    "you might also like",
    "recommended",
    "share this",
    "share on ",
    "share via ",
    "follow us",
    "follow me on",
    "like us on",
    "sign up ",
    "subscribe to ",
    "click here to ",
    "tags:",
    "tag:",
    "filed under",
    "posted in ",
    "copyright ",
    "skip to ",
    "back to top",
    "leave a comment",
    "leave a reply",
    "post a comment",
    "updated at ",
    "image credit",
    "photo credit",
    "(image credit",
    "photo:",
    "点击上方",
    "版权声明",
    "版权所有",
    "责任编辑",
    "分享到",
    "推荐阅读",
    "相关阅读",
    "相关文章",
    "相关推荐",
    "延伸阅读",
    "扫描二维码",
    "扫码关注",
    "转载请注明",
};

bool follows_somebody(std::string_view line) {
  return line.starts_with("follow ") &&
         (line.find("twitter") != line.npos || line.find("facebook") != line.npos ||
          line.find("instagram") != line.npos || line.find("google news") != line.npos);
}

bool is_copyright(std::string_view line) {
  return line.size() < 100 && (line.starts_with("©") || line.starts_with("(c) 20") ||
                               line.find("all rights reserved") != line.npos);
}

}  // namespace

bool is_boilerplate(std::string_view line) {
  if (line.size() > kLongest) return false;
  const std::string lower = ascii_lower(line);
  if (std::find(std::begin(kLines), std::end(kLines), lower) != std::end(kLines)) return true;
  if (std::any_of(std::begin(kBeginnings), std::end(kBeginnings),
                  [&](std::string_view start) { return lower.starts_with(start); })) {
    return true;
  }
  return follows_somebody(lower) || is_copyright(lower);
}

}  // namespace sheaf
