#include "url/url_text.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace sheaf {
namespace {

// All URLs of a text, as a reader that goes on behind each one finds them.
std::vector<std::string> urls_of(std::string_view text) {
  std::vector<std::string> urls;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const std::string_view url = url_at(text, at);
    if (url.empty()) continue;
    urls.emplace_back(url);
    at += url.size() - 1;
  }
  return urls;
}

using Urls = std::vector<std::string>;

TEST(UrlAt, NeedsASchemeRightThere) {
  EXPECT_EQ(url_at("see https://example.com/", 0), "");
  EXPECT_EQ(url_at("see https://example.com/", 4), "https://example.com/");
  EXPECT_EQ(url_at("ftp://example.com/", 0), "");
  EXPECT_EQ(url_at("", 0), "");
  EXPECT_EQ(url_at("http", 9), "");
}

TEST(UrlAt, PartsUrlsThatAreGluedTogether) {
  EXPECT_EQ(urls_of("https://github.com/chaitin/xpochttps://stack.chaitin.com/tool"),
            (Urls{"https://github.com/chaitin/xpoc", "https://stack.chaitin.com/tool"}));
  EXPECT_EQ(urls_of("https://github.com/a/b/https://github.com/c/d"),
            (Urls{"https://github.com/a/b/", "https://github.com/c/d"}));
}

TEST(UrlAt, KeepsWrappersWhole) {
  for (const char* text : {"https://web.archive.org/web/2020/https://example.com/",
                           "https://mirror.ghproxy.com/https://github.com/a/b",
                           "https://link.zhihu.com/?target=https://example.com/",
                           "https://href.li/?http://example.com/"}) {
    EXPECT_EQ(urls_of(text), Urls{text});
  }
}

TEST(UrlAt, EndsWhereChineseGoesOn) {
  EXPECT_EQ(
      urls_of("见https://a.com/x。在此，https://b.com/y）可能https://c.com/z的 https://d.com/、为"),
      (Urls{"https://a.com/x", "https://b.com/y", "https://c.com/z", "https://d.com/"}));
  EXPECT_EQ(urls_of("1807.06756 https://arxiv.org/pdf/1807.06756.pdf笔记作者："),
            Urls{"https://arxiv.org/pdf/1807.06756.pdf"});
}

TEST(UrlAt, KeepsLettersOfNarrowScripts) {
  EXPECT_EQ(urls_of("https://fr.wikipedia.org/wiki/Été."),
            Urls{"https://fr.wikipedia.org/wiki/Été"});
}

TEST(UrlAt, EndsAtBrokenBytes) {
  EXPECT_EQ(urls_of("https://a.com/x\xFFy"), Urls{"https://a.com/x"});
}

TEST(UrlAt, ReadsMarkdown) {
  EXPECT_EQ(
      urls_of("[a](https://a.com/x_(y)) **https://b.com/** _https://c.com/d_ `https://e.com/`"),
      (Urls{"https://a.com/x_(y)", "https://b.com/", "https://c.com/d", "https://e.com/"}));
}

TEST(UrlAt, DropsPunctuationAtTheEndInOnePass) {
  EXPECT_EQ(url_at("https://a.com/x" + std::string(200000, ')'), 0), "https://a.com/x");
}

TEST(TrimUrlText, LeavesRelativeReferencesAlone) {
  EXPECT_EQ(trim_url_text(" /a/b "), "/a/b");
  EXPECT_EQ(trim_url_text("\"../c\""), "../c");
  EXPECT_EQ(trim_url_text("/go?to=http://example.com"), "/go?to=http://example.com");
  EXPECT_EQ(trim_url_text("mailto:a@b"), "mailto:a@b");
  EXPECT_EQ(trim_url_text(""), "");
}

TEST(TrimUrlText, TakesOneOutOfASentence) {
  EXPECT_EQ(trim_url_text("原文链接：https://example.com/a，点击"), "https://example.com/a");
  EXPECT_EQ(trim_url_text("see https://example.com/a for more"), "https://example.com/a");
}

TEST(TrimUrlText, LooksIntoPackingOnce) {
  EXPECT_EQ(trim_url_text("<![CDATA[ <https://example.com/> ]]>"), "https://example.com/");
  EXPECT_EQ(trim_url_text("“/a”"), "/a");
}

}  // namespace
}  // namespace sheaf
