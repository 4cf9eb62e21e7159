// What hostile servers get as verdict. One test for each behaviour; the servers are real, on
// loopback, and so is all that asks them.
#include "tests/check/hostile_check.h"

namespace sheaf::test {
namespace {

using ::testing::Contains;
using ::testing::HasSubstr;

// Redirects: rows 1..15.
TEST(HostileRedirects, LoopIsDead) {
  const HostileServer server(
      answers_by_path({{"/self", to("/self")}, {"/a", to("/b")}, {"/b", to("/a")}}));
  EXPECT_EQ(word(check(server.url("/self"))), "dead");
  EXPECT_THAT(check(server.url("/a")).reason, HasSubstr("loop"));
}
TEST(HostileRedirects, ChainIsFollowedToTheLimit) {
  std::vector<Route> routes;
  for (int i = 0; i < 20; ++i)
    routes.push_back({"/" + std::to_string(i), to("/" + std::to_string(i + 1), 301)});
  routes.push_back({"/20", page("End")});
  const HostileServer server(answers_by_path(routes));
  EXPECT_EQ(word(check(server.url("/12"))), "moved");
  EXPECT_EQ(word(check(server.url("/0"))), "dead");
  CheckOptions options{.probe_hosts = false};
  EXPECT_THAT(check(server.url("/0")).reason, HasSubstr("redirects"));
}
TEST(HostileRedirects, WithoutTargetIsDead) {
  EXPECT_EQ(word(check_answer(answer(302))), "dead");
  EXPECT_EQ(word(check_answer(answer(308, "", "a body"))), "dead");
}
TEST(HostileRedirects, ToNoUrlIsDead) {
  EXPECT_EQ(word(check_answer(to("http://[::bad/"))), "dead");
}
TEST(HostileRedirects, ToForbiddenSchemeIsDead) {
  for (const char* target : {"file:///etc/passwd", "javascript:alert(1)", "ftp://h.example/"})
    EXPECT_EQ(word(check_answer(to(target))), "dead") << target;
}
TEST(HostileRedirects, ToPrivateAddressIsBlocked) {
  const HostileServer server(answers(to("http://10.0.0.1/")));
  CheckOptions options{.probe_hosts = false};
  options.fetch.resolve = {"public.example:" + std::to_string(server.port()) + ":127.0.0.1"};
  const Verdict verdict =
      check_with("http://public.example:" + std::to_string(server.port()) + "/", options);
  EXPECT_EQ(word(verdict), "blocked");
  EXPECT_THAT(verdict.reason, HasSubstr("not public"));
}
TEST(HostileRedirects, MovedTo404IsDeadWithItsChain) {
  const HostileServer server(answers_by_path({{"/old", to("/gone", 301)}}));
  const Verdict verdict = check(server.url("/old"));
  EXPECT_EQ(word(verdict), "dead");
  EXPECT_EQ(verdict.status, 404);
  EXPECT_THAT(verdict.evidence, Contains(HasSubstr("301 at ")));
}
TEST(HostileRedirects, SlashIsMovedAndSaysSo) {
  const HostileServer server(answers_by_path({{"/a", to("/a/", 301)}, {"/a/", page("A")}}));
  const Verdict verdict = check(server.url("/a"));
  EXPECT_EQ(word(verdict), "moved");
  EXPECT_EQ(verdict.suggestion, server.url("/a/"));
  EXPECT_THAT(verdict.remarks, Contains(HasSubstr("slash")));
}
TEST(HostileRedirects, TemporaryOneIsRedirected) {
  const HostileServer server(answers_by_path({{"/a", to("/b/c", 302)}, {"/b/c", page("A")}}));
  EXPECT_EQ(word(check(server.url("/a"))), "redirected");
}
TEST(HostileRedirects, FromDeepPageToHomeIsSoftDead) {
  const HostileServer server(
      answers_by_path({{"/blog/2019/x", to("/", 301)}, {"/", page("Home")}}));
  EXPECT_EQ(word(check(server.url("/blog/2019/x"))), "soft_dead");
}
TEST(HostileRedirects, ToLoginIsBlocked) {
  const HostileServer server(
      answers_by_path({{"/x", to("/signin?next=%2Fx")}, {"/signin?next=%2Fx", page("Sign in")}}));
  const Verdict verdict = check(server.url("/x"));
  EXPECT_EQ(word(verdict), "blocked");
  EXPECT_THAT(verdict.reason, HasSubstr("login"));
}
TEST(HostileRedirects, CookieLetsOut) {
  const HostileServer server([](Connection& connection, int) {
    for (std::string head; !(head = connection.read_head()).empty();) {
      const bool has_cookie = head.find("k=1") != head.npos;
      if (!connection.send(has_cookie ? page("In")
                                      : answer(302, "Set-Cookie: k=1\r\nLocation: /x\r\n")))
        return;
    }
  });
  EXPECT_EQ(word(check(server.url("/x"))), "alive");
}
TEST(HostileRedirects, InheritedFragmentIsLookedUp) {
  const HostileServer server(answers_by_path(
      {{"/a", to("/b", 301)}, {"/b", page("B", "<h2 id=here>x</h2>" + kLongText)}}));
  EXPECT_EQ(word(check(server.url("/a#here"))), "moved");
  EXPECT_EQ(word(check(server.url("/a#gone"))), "bad_fragment");
}

// Methods: rows 16..18.
TEST(HostileMethods, RefusedHeadIsAskedAgainWithGet) {
  for (const int status : {405, 501, 404, 403}) {
    const HostileServer server([&](Connection& connection, int) {
      for (std::string head; !(head = connection.read_head()).empty();) {
        const bool is_head = head.starts_with("HEAD");
        const std::string refusal =
            "HTTP/1.1 " + std::to_string(status) + " X\r\nContent-Length: 0\r\n\r\n";
        if (!connection.send(is_head ? refusal : answer(200, "", "%PDF-1.4"))) return;
      }
    });
    EXPECT_EQ(word(check(server.url("/a.pdf"))), "alive") << status;
  }
}
TEST(HostileMethods, PagesAreAskedWithGetSoThatNoHeadLies) {
  const HostileServer server([](Connection& connection, int) {
    for (std::string head; !(head = connection.read_head()).empty();) {
      if (!connection.send(head.starts_with("HEAD") ? "HTTP/1.1 200 OK\r\n\r\n" : answer(404)))
        return;
    }
  });
  EXPECT_EQ(word(check(server.url("/page"))), "dead");
}
TEST(HostileMethods, HeadWithBodyIsAlive) {
  EXPECT_EQ(word(check_answer(answer(200, "", "body"), "/a.zip")), "alive");
}

// Rates and transient failures: rows 19..25.
TEST(HostileRates, RetryAfterIsWaitedFor) {
  const HostileServer server(answers_in_turn({answer(429, "Retry-After: 1\r\n"), page("Ok")}));
  EXPECT_EQ(word(check(server.url("/x"))), "alive");
}
TEST(HostileRates, ServiceComesBack) {
  const HostileServer server(answers_in_turn({answer(503, "Retry-After: 1\r\n"), page("Ok")}));
  EXPECT_EQ(word(check(server.url("/x"))), "alive");
}
TEST(HostileRates, LongRetryAfterIsBlockedAtOnce) {
  const Verdict verdict = check_answer(answer(429, "Retry-After: 86400\r\n"));
  EXPECT_EQ(word(verdict), "blocked");
}
TEST(HostileRates, EndlessOnesAreBlocked) { EXPECT_EQ(word(check_answer(answer(429))), "blocked"); }
TEST(HostileRates, ErrorOnceIsAlive) {
  const HostileServer server(answers_in_turn({answer(500), page("Ok")}));
  EXPECT_EQ(word(check(server.url("/x"))), "alive");
}
TEST(HostileRates, ResetOnceIsAlive) {
  const HostileServer server([](Connection& connection, int index) {
    if (connection.read_head().empty()) return;
    if (index == 0) return connection.reset();
    connection.send(page("Ok"));
  });
  EXPECT_EQ(word(check(server.url("/x"))), "alive");
}
TEST(HostileRates, RefusedConnectionIsUnsureAndNoSuchHostDead) {
  std::string url;
  { url = HostileServer(answers("")).url("/"); }
  EXPECT_EQ(word(check(url)), "unsure");
}

// Statuses: rows 26..35.
struct StatusCase {
  int status;
  const char* outcome;
};
class HostileStatus : public testing::TestWithParam<StatusCase> {};
TEST_P(HostileStatus, HasItsVerdict) {
  EXPECT_EQ(word(check_answer(answer(GetParam().status))), GetParam().outcome);
}
INSTANTIATE_TEST_SUITE_P(All, HostileStatus,
                         testing::Values(StatusCase{401, "blocked"}, StatusCase{402, "blocked"},
                                         StatusCase{403, "blocked"}, StatusCase{407, "blocked"},
                                         StatusCase{451, "dead"}, StatusCase{404, "dead"},
                                         StatusCase{410, "dead"}, StatusCase{418, "unsure"},
                                         StatusCase{421, "unsure"}, StatusCase{425, "unsure"},
                                         StatusCase{444, "unsure"}, StatusCase{500, "unsure"},
                                         StatusCase{521, "unsure"}, StatusCase{530, "unsure"},
                                         StatusCase{206, "alive"}, StatusCase{300, "alive"},
                                         StatusCase{305, "dead"}, StatusCase{306, "dead"},
                                         StatusCase{600, "unsure"}, StatusCase{999, "blocked"}));
TEST(HostileStatuses, NoContentIsAlive) {
  EXPECT_EQ(word(check_answer("HTTP/1.1 204 No Content\r\n\r\n")), "alive");
}
TEST(HostileStatuses, NotModifiedIsAliveWithRemark) {
  const Verdict verdict = check_answer("HTTP/1.1 304 Not Modified\r\n\r\n");
  EXPECT_EQ(word(verdict), "alive");
  EXPECT_FALSE(verdict.remarks.empty());
}
TEST(HostileStatuses, AcceptedOnesAreAlive) {
  const HostileServer server(answers(answer(403)));
  EXPECT_EQ(word(check_with(server.url("/"), {.accepted = {{403, 403}}, .probe_hosts = false})),
            "alive");
}
TEST(HostileStatuses, ContinueManyTimesIsAlive) {
  std::string many;
  for (int i = 0; i < 10; ++i) many += "HTTP/1.1 100 Continue\r\n\r\n";
  EXPECT_EQ(word(check_answer(many + page("Ok"))), "alive");
}
// Walls: row 28.
TEST(HostileWalls, AreNamed) {
  EXPECT_THAT(check_answer(answer(403, "cf-mitigated: challenge\r\n")).reason,
              HasSubstr("Cloudflare"));
  EXPECT_EQ(word(check_answer(answer(202, "x-amzn-waf-action: challenge\r\n"))), "blocked");
  EXPECT_EQ(word(check_answer(answer(503, kHtml, "<title>Just a moment...</title>"))), "blocked");
}
TEST(HostileWalls, VerificationPageWithStatus200IsBlocked) {
  EXPECT_EQ(word(check_answer(page("安全验证", "请完成验证"))), "blocked");
}

// Bodies and framing: rows 36..51.
TEST(HostileBodies, EndlessBodyIsAlive) {
  const HostileServer server([](Connection& connection, int) {
    if (connection.read_head().empty()) return;
    connection.send(std::string("HTTP/1.1 200 OK\r\n") + kHtml + "\r\n<title>Endless</title>");
    while (connection.send(kLongText)) {
    }
  });
  EXPECT_EQ(word(check(server.url("/x"))), "alive");
}
TEST(HostileBodies, HugeHeadersAreUnsure) {
  EXPECT_EQ(word(check_answer("HTTP/1.1 200 OK\r\nX: " + std::string(400000, 'x') + "\r\n\r\n")),
            "unsure");
  std::string lines;
  for (int i = 0; i < 3000; ++i) lines += "X-" + std::to_string(i) + ": y\r\n";
  EXPECT_EQ(word(check_answer("HTTP/1.1 200 OK\r\n" + lines + "\r\n")), "unsure");
}
TEST(HostileBodies, LargeHeaderOfRealSitesIsAlive) {
  EXPECT_EQ(word(check_answer(answer(200, "X: " + std::string(20000, 'x') + "\r\n", "ok"))),
            "alive");
}
TEST(HostileBodies, SlowHeadersAreUnsureInTime) {
  const HostileServer server([](Connection& connection, int) {
    if (connection.read_head().empty()) return;
    connection.send("HTTP/1.1 200 OK\r\n");
    for (int i = 0; i < 100 && connection.send("X: y\r\n"); ++i) connection.sleep_ms(100);
  });
  EXPECT_EQ(word(check_impatiently(server.url("/x"))), "unsure");
}
TEST(HostileBodies, SilenceIsUnsure) {
  const HostileServer silent([](Connection& connection, int) { connection.hang(); });
  EXPECT_EQ(word(check_impatiently(silent.url("/x"))), "unsure");
  const HostileServer closing([](Connection& connection, int) { connection.read_head(); });
  EXPECT_EQ(word(check(closing.url("/x"))), "unsure");
}
TEST(HostileBodies, CutShortPageCannotBeSearchedForFragments) {
  const std::string cut =
      std::string("HTTP/1.1 200 OK\r\n") + kHtml + "Content-Length: 5000\r\n\r\n<p id=a>";
  const HostileServer server([&](Connection& connection, int) {
    if (!connection.read_head().empty()) connection.send(cut);
  });
  EXPECT_EQ(word(check(server.url("/x#b"))), "unsure");
}
TEST(HostileBodies, UndecodableBodyIsAliveWithRemark) {
  const Verdict verdict =
      check_answer(answer(200, std::string(kHtml) + "Content-Encoding: gzip\r\n", "<p>plain"));
  EXPECT_EQ(word(verdict), "alive");
  EXPECT_FALSE(verdict.remarks.empty());
}
TEST(HostileBodies, TwoLengthsAreUnsure) {
  EXPECT_EQ(
      word(check_answer("HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\nabc")),
      "unsure");
}
TEST(HostileBodies, BrokenChunkIsAliveOnItsHeader) {
  EXPECT_EQ(word(check_answer(std::string("HTTP/1.1 200 OK\r\n") +
                              "Transfer-Encoding: chunked\r\n\r\nZZ\r\nabc")),
            "alive");
}
TEST(HostileBodies, OldHttpIsDead) {
  const HostileServer server([](Connection& connection, int) {
    if (!connection.read_head().empty()) connection.send("<html>no header</html>");
  });
  EXPECT_EQ(word(check(server.url("/x"))), "dead");
}
TEST(HostileBodies, BareLineFeedsAreTolerated) {
  EXPECT_EQ(word(check_answer("HTTP/1.1 200\nContent-Length: 2\n\nok")), "alive");
}
TEST(HostileBodies, PlainServerOnHttpsIsUnsure) {
  const HostileServer server(
      [](Connection& connection, int) { connection.send("HTTP/1.1 400 X\r\n\r\n"); });
  EXPECT_EQ(word(check("https://127.0.0.1:" + std::to_string(server.port()) + "/")), "unsure");
}

}  // namespace
}  // namespace sheaf::test
