// Pages of guards in an article's place, on any host.
#include "extractors/meta/state.h"

#include <gtest/gtest.h>

#include <string>

#include "items/extract.h"

namespace sheaf {
namespace {

State read(const std::string& head, const std::string& body) {
  return extract_item({.bytes = "<!doctype html><html><head>" + head + "</head><body>" + body +
                                "</body></html>",
                       .url = "https://www.harbour.example/2024/05/lamps"})
      .state;
}

std::string article() {
  std::string text;
  for (int i = 0; i < 30; ++i)
    text += "<p>The keeper had left the lamp burning when the boat came in, and no one asked.</p>";
  return text;
}

TEST(Challenge, KnowsCloudflaresPageByItsScriptWhateverTheLanguage) {
  EXPECT_EQ(read("<title>请稍候…</title>",
                 "<h1>harbour.example</h1><script>"
                 "window._cf_chl_opt={cvId:'3'};</script>"),
            State::kBlocked);
}

TEST(Challenge, KnowsPagesThatTurnTheReaderAwayByTheirTitles) {
  EXPECT_EQ(read("<title>Just a moment...</title>", "<p>Checking your browser.</p>"),
            State::kBlocked);
  EXPECT_EQ(read("<title>Attention Required! | Cloudflare</title>",
                 "<h1>Sorry, you have been blocked</h1>"),
            State::kBlocked);
}

TEST(Challenge, KnowsOtherGuards) {
  EXPECT_EQ(read("<title>harbour.example</title>",
                 "<script>var dd={'rt':'c','host':'geo.captcha-delivery.com'}</script>"),
            State::kBlocked);
  EXPECT_EQ(read("", "<iframe id=main-iframe src='/_Incapsula_Resource?CWUDNSAI=9'></iframe>"),
            State::kBlocked);
  EXPECT_EQ(read("", "<div id=px-captcha>Press and hold</div>"), State::kBlocked);
  EXPECT_EQ(
      read("<title>Please wait...</title>", "<script>var n='_wafchallengeid',cs='e'</script>"),
      State::kBlocked);
  EXPECT_EQ(read("", "<p id=wci class=_wafchallengeid></p>Please wait..."), State::kBlocked);
  EXPECT_NE(read("", "<p id=wci class=notes>Please wait..."), State::kBlocked);
  EXPECT_EQ(read("<title>Access Denied</title>",
                 "<h1>Access Denied</h1><p>You don't have permission. Reference #18.2d3a</p>"),
            State::kBlocked);
}

TEST(Challenge, KnowsWhatServersSendForWhatTheyDoNotHave) {
  const auto page_of = [](const std::string& title) {
    return read("<title>" + title + "</title>", "<center><h1>" + title + "</h1></center>nginx");
  };
  EXPECT_EQ(page_of("404 Not Found"), State::kDeleted);
  EXPECT_EQ(page_of("404 - Page not found"), State::kDeleted);
  EXPECT_EQ(page_of("403 Forbidden"), State::kBlocked);
  EXPECT_EQ(page_of("502 Bad Gateway"), State::kEmpty);
  EXPECT_EQ(page_of("Access denied | harbour.example used Cloudflare to restrict access"),
            State::kBlocked);
  EXPECT_EQ(page_of("Sina Visitor System"), State::kBlocked);
  EXPECT_EQ(read("<title>404 Not Found</title>", article()), State::kOk);
}

TEST(Challenge, TellsPagesThatWaitForAScriptFromThoseOfOnePicture) {
  const std::string shell = "<noscript>Enable JavaScript.</noscript><div id=root></div>";
  EXPECT_EQ(read("<title>React App</title>", shell), State::kEmpty);
  EXPECT_EQ(read("<title>The lamp</title><meta property=og:title content='The lamp'>", shell),
            State::kOk);
  EXPECT_EQ(read("<title>The lamp</title><meta name=description content='A picture of the lamp "
                 "that the keeper left burning.'>",
                 shell),
            State::kOk);
  EXPECT_EQ(read("<title>The lamp</title>", "<h1>The lamp</h1>"), State::kOk);
}

TEST(Challenge, LeavesArticlesAloneThatSayTheSame) {
  EXPECT_EQ(read("<title>Just a moment...</title>", article()), State::kOk);
  EXPECT_EQ(read("<title>How guards work</title>",
                 article() + "<script>var text = 'window._cf_chl_opt';</script>"),
            State::kOk);
}

TEST(Challenge, LeavesShortPagesBehindAGuardAlone) {
  EXPECT_EQ(read("<title>A short note</title>",
                 "<p>The lamp is out.</p><script>window.__CF$cv$params={r:'1'};"
                 "a.src='/cdn-cgi/challenge-platform/scripts/jsd/main.js'</script>"),
            State::kOk);
  EXPECT_EQ(read("<title>Access Denied</title>", "<p>A poem about a closed door.</p>"), State::kOk);
}

}  // namespace
}  // namespace sheaf
