// Links that are well, and that a hasty eye takes for broken; and the broken ones beside them.
#include "tests/check/hostile_check.h"

namespace sheaf::test {
namespace {

TEST(FalseAlarms, NumbersWith404AreNoErrorPages) {
  const HostileServer server(answers_by_path({{"/old", to("/abs/2404.12345", 301)},
                                              {"/abs/2404.12345", page("A")},
                                              {"/gone", to("/errors/404.html", 301)},
                                              {"/errors/404.html", page("Oh")}}));
  EXPECT_EQ(word(check(server.url("/old"))), "moved");
  EXPECT_EQ(word(check(server.url("/gone"))), "soft_dead");
}
TEST(FalseAlarms, PageThatQueryNamesIsNotTheHomePage) {
  const HostileServer server(answers_by_path(
      {{"/?p=123", to("/", 301)}, {"/?utm_source=x", to("/", 301)}, {"/", page("Home")}}));
  const Verdict verdict = check(server.url("/?p=123"));
  EXPECT_EQ(word(verdict), "soft_dead");
  EXPECT_EQ(verdict.suggestion, "");  // --fix must not write the home page for an article
  EXPECT_EQ(word(check(server.url("/?utm_source=x"))), "moved");
}
TEST(FalseAlarms, HomePagesAreWellWhereUnknownPathsLeadHome) {
  const HostileServer server([](Connection& connection, int) {
    for (std::string head; !(head = connection.read_head()).empty();) {
      const bool is_known = head.starts_with("GET / ") || head.starts_with("GET /en/ ") ||
                            head.starts_with("GET /index.html ") ||
                            head.starts_with("GET /home ") || head.starts_with("GET /story ");
      if (!connection.send(is_known ? page("Home") : to("/"))) return;
    }
  });
  for (const char* path : {"/", "/en/", "/index.html", "/home", "/story"})
    EXPECT_EQ(word(check_with(server.url(path), {})), "alive") << path;
  EXPECT_EQ(word(check_with(server.url("/other"), {})), "soft_dead");
}
TEST(FalseAlarms, TitlesThatSpeakOfNotFoundAreNotBroken) {
  for (const char* title : {"Fix zsh: command not found", "404 Media: how the site was made",
                            "How to make a page not found page", "找不到页面怎么办"}) {
    EXPECT_EQ(word(check_answer(page(title))), "alive") << title;
    EXPECT_FALSE(is_broken(check_answer(page(title, "<p>A few words.")))) << title;
  }
  for (const char* title :
       {"404 Not Found", "Oops! Page not found | Site", "Site - This page doesn't exist",
        "Error 404", "抱歉，您访问的页面不存在"})
    EXPECT_TRUE(is_broken(check_answer(page(title, "<p>A few words.")))) << title;
}
TEST(FalseAlarms, PicturesOfAnyKindArePictures) {
  const auto body = [](const std::string& type, const std::string& bytes) {
    return answer(200, "Content-Type: " + type + "\r\n", bytes);
  };
  const std::string html = "<!doctype html><title>x</title>";
  const HostileServer server(
      answers_by_path({{"/hotlink-test.jpg", body("image/jpeg", "\xFF\xD8\xFF")},
                       {"/a.jpg", to("/img/hotlink.gif")},
                       {"/img/hotlink.gif", body("image/gif", "GIF89a")},
                       {"/b.heic", body("image/heic", "....ftypheic")},
                       {"/c.svg", body("image/svg+xml", "<!--" + std::string(2000, '-') + "-->")},
                       {"/d.png", body("image/png", html)},
                       {"/e.png", body("text/plain", "not here")}}));
  CheckOptions options{.asking = Asking::kGet, .probe_hosts = false};
  const auto verdict = [&](const char* path) {
    return word(check_with(server.url(path), options, Expect::kPicture));
  };
  for (const char* fine : {"/hotlink-test.jpg", "/b.heic", "/c.svg"})
    EXPECT_EQ(verdict(fine), "alive") << fine;
  for (const char* wrong : {"/a.jpg", "/d.png", "/e.png"})
    EXPECT_EQ(verdict(wrong), "soft_dead") << wrong;
}
TEST(FalseAlarms, EmptyFileThatRefusesRangesIsAlive) {
  const HostileServer server([](Connection& connection, int) {
    for (std::string head; !(head = connection.read_head()).empty();) {
      const bool is_refused = head.starts_with("HEAD") || head.find("Range:") != head.npos;
      const std::string status = head.starts_with("HEAD") ? "405 No" : "416 No";
      if (!connection.send(is_refused ? "HTTP/1.1 " + status + "\r\nContent-Length: 0\r\n\r\n"
                                      : answer(200, "Content-Type: application/pdf\r\n")))
        return;
    }
  });
  EXPECT_EQ(word(check(server.url("/empty.pdf"))), "alive");
}

}  // namespace
}  // namespace sheaf::test
