// What hostile servers get as verdict for their pages. One test for each behaviour; the servers are
// real, on loopback, and so is all that asks them.
#include <algorithm>

#include "tests/check/hostile_check.h"

namespace sheaf::test {
namespace {

using ::testing::HasSubstr;

// Types and charsets: rows 55, 56.
TEST(HostileTypes, FragmentsAreFoundWhateverTheTypeSays) {
  for (const char* type :
       {"", "Content-Type: ;;;\r\n", "Content-Type: TEXT/HTML\r\n",
        "Content-Type: application/xhtml+xml\r\n", "Content-Type: text/html; charset=utf-16\r\n"}) {
    const HostileServer server(
        answers(answer(200, type, "<!DOCTYPE html><html><p id=here>" + kLongText)));
    EXPECT_EQ(word(check(server.url("/x#here"))), "alive") << type;
    EXPECT_EQ(word(check(server.url("/x#gone"))), "bad_fragment") << type;
  }
}
TEST(HostileTypes, Utf16PageHasItsFragments) {
  std::string wide = "\xFF\xFE";
  for (const char c : std::string("<!DOCTYPE html><p id=here>x"))
    wide += std::string(1, c) + std::string(1, '\0');
  const HostileServer server(answers(answer(200, kHtml, wide)));
  EXPECT_EQ(word(check(server.url("/x#here"))), "alive");
}

// Pages that are not what was asked for: rows 57..59.
TEST(HostilePages, FriendlyNotFoundIsSoftDead) {
  for (const char* title : {"Page not found", "404 - Blog", "页面不存在", "文章已被删除"})
    EXPECT_EQ(word(check_answer(page(title, "<p>Nothing here."))), "soft_dead") << title;
  EXPECT_EQ(
      word(check_answer(page("Blog", "<p>Sorry, the page you were looking for doesn't exist."))),
      "soft_dead");
}
TEST(HostilePages, ArticleAboutNotFoundIsAlive) {
  EXPECT_EQ(word(check_answer(page("Why 404 pages matter"))), "alive");
  EXPECT_EQ(word(check_answer(page("Lost", kLongText + " Sorry, we could not find it."))), "alive");
}
TEST(HostilePages, HostThatAnswersAnythingIsSoftDead) {
  const HostileServer server(
      answers(page("Shell", "<p>The same short page of words for every single address here")));
  const Verdict verdict = check_with(server.url("/docs/x"), {});
  EXPECT_EQ(word(verdict), "soft_dead");
  EXPECT_THAT(verdict.reason, HasSubstr("made-up"));
  EXPECT_EQ(word(check_with(server.url("/"), {})), "alive");
}
TEST(HostilePages, HostThatKnowsItsPagesIsAlive) {
  const HostileServer server(answers_by_path({{"/docs/x", page("X")}}));
  EXPECT_EQ(word(check_with(server.url("/docs/x"), {})), "alive");
}
TEST(HostilePages, ParkedDomainIsParked) {
  EXPECT_EQ(word(check_answer(page("example.com", "<p>This domain is for sale. Buy this domain."))),
            "parked");
  EXPECT_EQ(word(check_answer(page("example.com", "<p>该域名正在出售"))), "parked");
}
TEST(HostilePages, EmptyBodyIsSuspect) {
  const Verdict verdict = check_answer(answer(200, kHtml));
  EXPECT_EQ(word(verdict), "soft_dead");
  EXPECT_FALSE(is_broken(verdict));
}
TEST(HostilePages, MetaRefreshIsRedirected) {
  const Verdict verdict = check_answer(
      answer(200, kHtml, "<meta http-equiv=refresh content='0; url=https://new.example/'>moved"));
  EXPECT_EQ(word(verdict), "redirected");
  EXPECT_EQ(verdict.target, "https://new.example/");
}

// Addresses: row 63.
TEST(HostileAddresses, PrivateNamesAreBlocked) {
  CheckOptions options{.probe_hosts = false};
  options.fetch.resolve = {"inside.example:80:10.1.2.3", "mapped.example:80:[::ffff:127.0.0.1]"};
  EXPECT_EQ(word(check_with("http://inside.example/", options)), "blocked");
  EXPECT_EQ(word(check_with("http://mapped.example/", options)), "blocked");
}

// Fragments: rows 74..76.
TEST(HostileFragments, AreFoundOrUnverifiable) {
  const HostileServer server(answers(page(
      "F",
      "<p id='a'><a name=n></a><p id='\xC3\xBC'><p id='a b'><p id='user-content-g'>" + kLongText)));
  for (const char* found :
       {"#", "#top", "#TOP", "#a", "#n", "#%C3%BC", "#a%20b", "#g", "#:~:text=word1", "#a:~:text=x",
        "#/route", "#!/x", "#L10-L20", "#page=3", "#t=10", "#code/x", "#issuecomment-1"})
    EXPECT_EQ(word(check(server.url(std::string("/x") + found))), "alive") << found;
  for (const char* missing : {"#A", "#b", "#b:~:text=x"})
    EXPECT_EQ(word(check(server.url(std::string("/x") + missing))), "bad_fragment") << missing;
}

// One request: row 78.
TEST(HostileDuplicates, AreAskedOnceWhateverTheirFragments) {
  const HostileServer server(answers(page("D", "<p id=f1>" + kLongText)));
  CheckOptions options{.probe_hosts = false};
  LinkChecker checker(options);
  for (int i = 0; i < 1000; ++i)
    checker.add(Url::parse(server.url("/x#f" + std::to_string(i))).value(), Expect::kAnything);
  for (int i = 0; i < 1000; ++i)
    checker.add(Url::parse(server.url("/x")).value(), Expect::kAnything);
  checker.run(nullptr);
  EXPECT_EQ(checker.requests(), 1u);
  EXPECT_EQ(word(checker.verdict(Url::parse(server.url("/x#f1")).value())), "alive");
  EXPECT_EQ(word(checker.verdict(Url::parse(server.url("/x#f2")).value())), "bad_fragment");
}

// Slow hosts: row 79.
TEST(HostileHosts, SlowOneDelaysNoOther) {
  std::atomic<int> alive = 0;
  const auto hold = [&](Connection& connection, int) {
    if (!connection.read_head().empty() && connection.wait_until([&] { return alive >= 40; }))
      connection.send(answer(404));
  };
  const HostileServer slow(hold, "127.0.0.2");
  const HostileServer fast(answers(page("Fast")), "127.0.0.3");
  CheckOptions options{.probe_hosts = false};
  options.fetch.limits = quick_options().limits;
  options.fetch.retry.max_attempts = 1;
  LinkChecker checker(options);
  for (int i = 0; i < 8; ++i)
    checker.add(Url::parse(slow.url("/" + std::to_string(i))).value(), Expect::kAnything);
  for (int i = 0; i < 40; ++i)
    checker.add(Url::parse(fast.url("/" + std::to_string(i))).value(), Expect::kAnything);
  std::vector<std::string> order;
  checker.run([&](const LinkChecker::Progress& progress) {
    order.push_back(word(progress.verdict));
    if (order.back() == "alive") ++alive;
  });
  ASSERT_EQ(order.size(), 48u);
  EXPECT_EQ(std::count(order.begin(), order.begin() + 40, "alive"), 40);
}

// Pictures.
TEST(HostilePictures, MustBePictures) {
  const HostileServer server(answers_by_path(
      {{"/a.png", answer(200, "Content-Type: image/png\r\n")}, {"/b.png", answer(200, kHtml)}}));
  const auto head_only = [](const std::string& type) {
    return "HTTP/1.1 200 OK\r\nContent-Length: 0\r\nContent-Type: " + type + "\r\n\r\n";
  };
  const HostileServer heads(
      answers_by_path({{"/a.png", head_only("image/png")}, {"/b.png", head_only("text/html")}}));
  EXPECT_EQ(word(check(heads.url("/a.png"), Expect::kPicture)), "alive");
  EXPECT_EQ(word(check(heads.url("/b.png"), Expect::kPicture)), "soft_dead");
}

}  // namespace
}  // namespace sheaf::test
