#include "page/boilerplate.h"

#include <algorithm>
#include <string>

#include "base/fold.h"

namespace sheaf {
namespace {

constexpr std::size_t kLongestLine = 240;    // bytes
constexpr std::size_t kLongestNotice = 100;  // of a copyright notice: longer ones are agencies'
constexpr std::size_t kLongestByline = 110;
constexpr std::ptrdiff_t kMostSpacesOfDate = 9;

// Lines as fold() gives them, whole, without the marks at their end.
constexpr std::string_view kLines[] = {
    "ad",
    "advertisement",
    "advertising",
    "anzeige",
    "close",
    "comments",
    "continue reading",
    "email",
    "expand",
    "loading",
    "menu",
    "more",
    "print",
    "publicidad",
    "publicidade",
    "publicité",
    "read more",
    "recommended",
    "reply",
    "save",
    "search",
    "share",
    "sponsored",
    "teilen",
    "tweet",
    "werbung",
    "реклама",
    "広告",
    "广告",
    "返回顶部",
    "阅读全文",
    "展开全文",
    "点击展开",
    "收起",
    "举报",
    "分享",
    "收藏",
    "点赞",
    "评论",
    "相关阅读",
    "推荐阅读",
    "相关文章",
    "导读",
    "matrix 首页推荐",
};

constexpr std::string_view kBeginnings[] = {
    "advertisement",
    "also read",
    "article continues below",
    "back to top",
    "click here to ",
    "continue reading below",
    "copyright ©",
    "copyright (c)",
    "don't miss:",
    "filed under",
    "follow me on ",
    "follow us",
    "this site uses cookies",
    "this website uses cookies",
    "we use cookies",
    "image credit",
    "(image credit",
    "join our newsletter",
    "leave a comment",
    "leave a reply",
    "like us on",
    "more from ",
    "now playing:",
    "photo:",
    "photo credit",
    "post a comment",
    "posted in ",
    "read also",
    "read more:",
    "read more on ",
    "read next",
    "read:",
    "recommended articles",
    "recommended for you",
    "recommended reading",
    "recommended stories",
    "related:",
    "related article",
    "related content",
    "related coverage",
    "related post",
    "related stor",
    "see also:",
    "share on ",
    "share this",
    "share via ",
    "sign up ",
    "skip to ",
    "story continues below",
    "subscribe to ",
    "tag:",
    "updated at ",
    "tags:",
    "you may also like",
    "you might also like",
    "artikel teilen",
    "lee también",
    "leia mais",
    "leia também",
    "lesen sie auch",
    "lire aussi",
    "mehr zum thema",
    "te puede interesar",
    "читайте также",
    "点击上方",
    "点击下方",
    "点击关注",
    "版权声明",
    "版权所有",
    "责任编辑",
    "分享到",
    "推荐阅读:",
    "相关阅读:",
    "相关推荐",
    "延伸阅读",
    "扫描二维码",
    "扫码关注",
    "长按二维码",
    "长按识别",
    "识别二维码",
    "转载请注明",
    "欢迎关注",
    "关注我们",
    // 少数派, above and below the articles of its members.
    "matrix 是少数派的写作社区",
    "文章代表作者个人观点,少数派",
    "关注少数派小红书",
    "关注 少数派小红书",
    "> 关注少数派",
    "> 关注 少数派",
    "> 下载少数派",
    "> 下载 少数派",
    "> 实用、好用的",
};

constexpr std::string_view kNoticeBeginnings[] = {
    "copyright", "follow", "like us", "share", "(image credit", "image credit", "photo",
    "版权",      "分享",   "关注",    "扫",    "转载",
};

constexpr std::string_view kBylineBeginnings[] = {
    "author:",      "autor:",
    "by ",          "byline:",
    "edited by ",   "first published",
    "last updated", "last modified",
    "posted ",      "published",
    "source:",      "stand:",
    "text by ",     "updated ",
    "updated:",     "veröffentlicht",
    "von ",         "words by ",
    "written by ",  "por ",
    "作者",         "撰文",
    "编辑:",        "编辑|",
    "编译",         "来源",
    "原文来源",     "文章来源",
    "发布时间",     "发表于",
    "发布于",       "原创",
    "责编",         "文|",
    "文 |",         "文/",
    "文丨",         "记者",
    "本文来自",     "本文转载自",
    "转载自",
};

template <std::size_t kCount>
bool begins_with_one_of(std::string_view line, const std::string_view (&beginnings)[kCount]) {
  return std::any_of(std::begin(beginnings), std::end(beginnings),
                     [&](std::string_view beginning) { return line.starts_with(beginning); });
}

bool follows_somebody(std::string_view line) {
  return line.starts_with("follow ") &&
         (line.find("twitter") != line.npos || line.find("facebook") != line.npos ||
          line.find("instagram") != line.npos || line.find("google news") != line.npos);
}

bool is_dated_copyright(std::string_view line) {
  constexpr std::string_view kWord = "copyright ";
  return line.starts_with(kWord) && line.size() > kWord.size() &&
         is_ascii_digit(line[kWord.size()]);
}

bool is_copyright(std::string_view line) {
  return line.size() < kLongestNotice &&
         (line.starts_with("©") || is_dated_copyright(line) || line.starts_with("(c) 20") ||
          line.find("all rights reserved") != line.npos);
}

std::string_view without_marks(std::string_view line) {
  const std::size_t last = line.find_last_not_of(" .:!?>");
  line = line.substr(0, last == line.npos ? 0 : last + 1);
  for (const std::string_view mark : {"…", "»", "→", "›"}) {
    if (line.ends_with(mark)) return trim(line.substr(0, line.size() - mark.size()));
  }
  return line;
}

bool ends_sentence(std::string_view line) {
  return line.ends_with("。") || line.ends_with("！") || line.ends_with("？") ||
         ((line.ends_with(".") || line.ends_with("!") || line.ends_with("?")) &&
          !line.ends_with(".m."));
}

bool ends_open(std::string_view line) { return line.ends_with(":") || line.ends_with("："); }

// "-40411", as in CVE-2025-40411.
bool begins_identifier(std::string_view behind) {
  const auto is_digit_at = [&](std::size_t i) { return is_ascii_digit(behind[i]); };
  return behind.size() > 3 && behind[0] == '-' && is_digit_at(1) && is_digit_at(2) &&
         is_digit_at(3);
}

// Whether a number from 1900 to 2099 and one of one or two digits stand in it, among few words.
bool is_date(std::string_view line) {
  if (std::count(line.begin(), line.end(), ' ') > kMostSpacesOfDate) return false;
  bool has_year = false, has_day = false;
  for (std::size_t pos = 0; pos < line.size();) {
    std::size_t end = pos;
    while (end < line.size() && is_ascii_digit(line[end])) ++end;
    const std::string_view number = line.substr(pos, end - pos);
    const bool is_alone =
        (pos == 0 || !is_ascii_alpha(line[pos - 1])) && !begins_identifier(line.substr(end));
    has_year |=
        is_alone && number.size() == 4 && (number.starts_with("19") || number.starts_with("20"));
    has_day |= is_alone && (number.size() == 1 || number.size() == 2);
    pos = end + 1;
  }
  return has_year && has_day;
}

}  // namespace

bool is_boilerplate(std::string_view line) {
  if (line.size() > kLongestLine) return false;
  const std::string folded = fold(line);
  if (begins_with_one_of(folded, kBeginnings)) return true;
  const std::string_view words = without_marks(folded);
  return std::find(std::begin(kLines), std::end(kLines), words) != std::end(kLines) ||
         follows_somebody(folded) || is_copyright(folded);
}

bool may_be_prose(std::string_view line) {
  constexpr std::string_view kPrompts[] = {"sign up ", "skip to ", "subscribe to "};
  constexpr std::string_view kOfSites[] = {" our ", "newsletter", "updates", "inbox"};
  const std::string folded = fold(line);
  return begins_with_one_of(folded, kPrompts) && ends_sentence(line) &&
         std::none_of(std::begin(kOfSites), std::end(kOfSites),
                      [&](std::string_view words) { return folded.find(words) != folded.npos; });
}

bool is_notice(std::string_view line) {
  const std::string folded = fold(line);
  return begins_with_one_of(folded, kNoticeBeginnings) || is_copyright(folded);
}

bool is_byline(std::string_view line) {
  if (line.size() > kLongestByline || ends_sentence(line) || ends_open(line)) return false;
  const bool has_address = line.find("://") != line.npos;
  return (!has_address && is_date(line)) || begins_with_one_of(fold(line), kBylineBeginnings);
}

}  // namespace sheaf
