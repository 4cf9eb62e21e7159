// URLs put together at random from pieces at whose seams parsers differ, the same on every run.
#pragma once

#include <cstddef>
#include <cstdint>
#include <iterator>
#include <string>
#include <string_view>

namespace sheaf {

class Random {
 public:
  std::size_t below(std::size_t limit) {
    state_ = state_ * 6364136223846793005u + 1442695040888963407u;
    return static_cast<std::size_t>(state_ >> 33) % limit;
  }

 private:
  std::uint64_t state_ = 20210409;
};

inline std::string random_url(Random& random) {
  static constexpr std::string_view kPieces[] = {"http://",
                                                 "https://",
                                                 "HTTP://",
                                                 "https:",
                                                 "//",
                                                 "/",
                                                 "\\",
                                                 "example.com",
                                                 "a",
                                                 "b-c",
                                                 "xn--a",
                                                 "1.2.3.4",
                                                 "0x7f",
                                                 "7",
                                                 "com",
                                                 ".",
                                                 "..",
                                                 "/.",
                                                 "/..",
                                                 "%2e",
                                                 "%2E",
                                                 "%41",
                                                 "%E4",
                                                 "%e4",
                                                 "%",
                                                 "%%",
                                                 "%4",
                                                 "?",
                                                 "#",
                                                 "&",
                                                 "=",
                                                 ":",
                                                 ":80",
                                                 ":443",
                                                 ":8",
                                                 "@",
                                                 "u:p@",
                                                 "[::1]",
                                                 "_",
                                                 "~",
                                                 "!",
                                                 "'",
                                                 "\"",
                                                 "<",
                                                 "{",
                                                 "|",
                                                 "^",
                                                 "`",
                                                 " ",
                                                 "\t",
                                                 "\n",
                                                 "\x7f",
                                                 "\xE4\xBD\xA0",
                                                 "\xFF",
                                                 "index.html",
                                                 "utm_source=x",
                                                 "Z",
                                                 "-",
                                                 "[",
                                                 "]",
                                                 ";"};
  static constexpr std::string_view kSites[] = {"www.",
                                                "m.",
                                                "amp.",
                                                "/amp",
                                                "&amp;",
                                                "www.youtube.com/watch?v=dQw4w9WgXcQ",
                                                "youtu.be/dQw4w9WgXcQ",
                                                "&list=x",
                                                "mp.weixin.qq.com/s?",
                                                "__biz=a%3D%3D&mid=1&idx=1",
                                                "link.zhihu.com/?target=",
                                                "https%3A//",
                                                "web.archive.org/web/2020/",
                                                "r.jina.ai/",
                                                "mmbiz.qpic.cn/mmbiz_png/a/0",
                                                "www.bilibili.com/video/BV1xx411c7mD/",
                                                "www.amazon.com/x/dp/B0/ref=y",
                                                "github.com/A/B",
                                                "&#038;",
                                                "#!",
                                                "#/",
                                                "+",
                                                ";jsessionid=1",
                                                "zh.m.wikipedia.org/zh-cn/",
                                                "c.cdn.ampproject.org/c/s/",
                                                "www.google.com/url?q=",
                                                "urldefense.com/v3/__",
                                                "__;",
                                                "*"};
  std::string url;
  if (random.below(4) != 0) url = random.below(2) == 0 ? "https://" : "http://example.com/";
  for (std::size_t count = random.below(9); count > 0; --count) {
    url += random.below(3) == 0 ? kSites[random.below(std::size(kSites))]
                                : kPieces[random.below(std::size(kPieces))];
  }
  return url;
}

}  // namespace sheaf
