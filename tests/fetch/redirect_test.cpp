// Redirects, and where they must not lead.
#include <gmock/gmock.h>

#include "tests/fetch/get.h"
#include "tests/support/hostile_server.h"

namespace sheaf::test {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

std::string to(const std::string& location, int status = 302) {
  return answer(status, "Location: " + location + "\r\n");
}

HostileServer chain_of(int hops) {
  std::vector<Route> routes;
  for (int i = 0; i < hops; ++i) {
    routes.push_back({"/" + std::to_string(i), to("/" + std::to_string(i + 1), 301)});
  }
  routes.push_back({"/" + std::to_string(hops), answer(200, "", "end")});
  return HostileServer(answers_by_path(routes));
}

TEST(Redirect, EndsAtTheFirstRepeatOfALoop) {
  const HostileServer server(
      answers_by_path({{"/self", to("/self")}, {"/a", to("/b")}, {"/b", to("/a")}}));
  const Fetched self = get(server.url("/self"));
  EXPECT_EQ(outcome(self), "redirect-loop");
  EXPECT_TRUE(self.response.hops.empty());
  const Fetched two = get(server.url("/a"));
  EXPECT_EQ(outcome(two), "redirect-loop");
  EXPECT_EQ(two.response.hops.size(), 1u);
}

TEST(Redirect, FollowsUpToTheLimitAndNoFurther) {
  const HostileServer ten = chain_of(10), eleven = chain_of(11);
  const Fetched fetched = get(ten.url("/0#part"));
  EXPECT_EQ(fetched.response.body, "end");
  EXPECT_EQ(fetched.response.hops.size(), 10u);
  EXPECT_EQ(fetched.response.hops[0].status, 301);
  EXPECT_EQ(fetched.response.hops[0].url, ten.url("/0#part"));
  EXPECT_EQ(outcome(get(eleven.url("/0"))), "too-many-redirects");
}

TEST(Redirect, NeedsATarget) {
  const HostileServer without(answers(answer(302)));
  const HostileServer with_body(answers(answer(308, "", "moved, says the body")));
  EXPECT_EQ(outcome(get(without.url())), "redirect-without-target");
  const Fetched fetched = get(with_body.url());
  EXPECT_EQ(outcome(fetched), "redirect-without-target");
  EXPECT_THAT(fetched.failure->message, HasSubstr("has a body"));
  EXPECT_EQ(fetched.response.status, 308);
}

TEST(Redirect, RefusesWhatIsNoUrl) {
  EXPECT_EQ(outcome(get(HostileServer(answers(to("http://[::bad/"))).url())),
            "bad-redirect-target");
  EXPECT_EQ(outcome(get(HostileServer(answers(to("/a\x01"
                                                 "b")))
                            .url())),
            "bad-redirect-target");
}

TEST(Redirect, NeverOpensOtherSchemes) {
  for (const char* target : {"file:///etc/passwd", "javascript:alert(1)", "ftp://127.0.0.1/x",
                             "gopher://127.0.0.1/", "data:text/html,x"}) {
    const HostileServer server(answers(to(target)));
    const Fetched fetched = get(server.url());
    EXPECT_EQ(outcome(fetched), "forbidden-scheme") << target;
    EXPECT_EQ(fetched.response.body, "") << target;
  }
  EXPECT_EQ(outcome(get("file:///etc/passwd")), "forbidden-scheme");
}

TEST(Redirect, ShowsTheChainInFrontOfAnError) {
  const HostileServer server(answers_by_path({{"/old", to("/gone", 301)}}));
  const Fetched fetched = get(server.url("/old"));
  EXPECT_EQ(outcome(fetched), "status 404");
  ASSERT_EQ(fetched.response.hops.size(), 1u);
  EXPECT_EQ(fetched.response.final_url, server.url("/gone"));
}

TEST(Redirect, LetsACookieOpenTheSameUrl) {
  const HostileServer server([](Connection& connection, int) {
    for (std::string head; !(head = connection.read_head()).empty();) {
      const bool known = head.find("Cookie: seen=1") != head.npos;
      connection.send(known ? answer(200, "", "in")
                            : answer(302, "Set-Cookie: seen=1\r\nLocation: /\r\n"));
    }
  });
  EXPECT_EQ(get(server.url()).response.body, "in");
}

TEST(Redirect, ForgetsCookiesAtTheEndOfTheChain) {
  std::mutex mutex;
  std::string heads;
  const HostileServer server([&](Connection& connection, int) {
    int turn = 0;
    for (std::string head; !(head = connection.read_head()).empty(); ++turn) {
      const std::lock_guard lock(mutex);
      heads += head;
      connection.send(turn % 2 == 0
                          ? "HTTP/1.1 103 Hints\r\nSet-Cookie: early=1\r\n\r\n" + answer(200)
                          : answer(200, "Set-Cookie: tracked=1\r\n"));
    }
  });
  Fetcher fetcher(quick_options());
  for (int i = 0; i < 3; ++i) {
    fetcher.add(request_for(server.url()), 1);
    while (fetcher.pending() > 0) fetcher.wait(Milliseconds(1000));
  }
  const std::lock_guard lock(mutex);
  EXPECT_THAT(heads, Not(HasSubstr("Cookie:")));
}

TEST(Redirect, TakesItsOwnFragmentElseTheOneAskedFor) {
  const HostileServer server(answers_by_path(
      {{"/keeps", to("/end")}, {"/brings", to("/end#new")}, {"/end", answer(200)}}));
  EXPECT_EQ(get(server.url("/keeps#old")).response.final_url, server.url("/end#old"));
  EXPECT_EQ(get(server.url("/brings#old")).response.final_url, server.url("/end#new"));
}

TEST(Redirect, TakesNoCredentialsToAnotherHost) {
  std::mutex mutex;
  std::string there;
  const HostileServer other(
      [&](Connection& connection, int) {
        const std::string head = connection.read_head();
        const std::lock_guard lock(mutex);
        there = head;
        connection.send(answer(200));
      },
      "127.0.0.2");
  const HostileServer server(answers_by_path({{"/", to(other.url("/there"))}}));
  FetchOptions options = quick_options();
  options.headers = {
      {"Authorization", "Bearer secret"}, {"X-Api-Key", "secret"}, {"Accept-Language", "fr"}};
  Request request = request_for(server.url());
  request.headers = {{"Cookie", "session=secret"}};
  EXPECT_EQ(outcome(get(request, options)), "status 200");
  const std::lock_guard lock(mutex);
  EXPECT_THAT(there, Not(HasSubstr("secret")));
  EXPECT_THAT(there, HasSubstr("Accept-Language: fr"));
}

class RedirectWithBody : public testing::Test {
 protected:
  // What follows the redirect.
  static Fetched follow(const std::string& redirect, int& connections) {
    const HostileServer server(
        answers_by_path({{"/", redirect}, {"/end", answer(200, "", "end")}}));
    Fetched fetched = get(server.url());
    EXPECT_EQ(outcome(fetched), "status 200");
    EXPECT_EQ(fetched.response.body, "end");
    EXPECT_EQ(fetched.attempts, 1);
    connections = server.connections();
    return fetched;
  }
};

TEST_F(RedirectWithBody, IsFollowedThoughItNeverEnds) {
  int connections = 0;
  follow("HTTP/1.1 302 X\r\nLocation: /end\r\nContent-Length: 500\r\n\r\nbegin", connections);
}

TEST_F(RedirectWithBody, IsFollowedThoughItIsLarge) {
  int connections = 0;
  follow("HTTP/1.1 302 X\r\nLocation: /end\r\n\r\n" + std::string(1u << 20, 'x'), connections);
  EXPECT_EQ(connections, 2);
}

TEST_F(RedirectWithBody, LeavesTheConnectionForMore) {
  int connections = 0;
  follow(answer(302, "Location: /end\r\n", std::string(2000, 'x')), connections);
  EXPECT_EQ(connections, 1);
}

// What the redirect had to hurry, the page need not.
TEST_F(RedirectWithBody, GivesThePageItsTime) {
  const HostileServer server([](Connection& connection, int) {
    connection.read_head();
    connection.send(answer(302, "Location: /end\r\n", "moved"));
    connection.read_head();
    connection.send("HTTP/1.1 200 X\r\nContent-Length: 4\r\n\r\nsl");
    connection.sleep_ms(2500);
    connection.send("ow");
  });
  EXPECT_EQ(get(server.url()).response.body, "slow");
}

// A public URL is had through a proxy of the test's: nothing leaves this machine.
TEST(PrivateAddress, IsNotReachedByARedirectFromAPublicUrl) {
  const HostileServer inside(answers(answer(200, "", "secret")));
  for (const std::string& target :
       {inside.url(), std::string("http://localhost/"), std::string("http://10.0.0.1/"),
        std::string("http://169.254.169.254/latest/"), std::string("http://2130706433/"),
        std::string("http://0x7f.1/"), std::string("http://0177.0.0.1/"),
        std::string("http://[::ffff:127.0.0.1]/"), std::string("http://[::1]/"),
        std::string("http://0.0.0.0/"), std::string("http://100.64.0.1/"),
        std::string("http://[fe80::1]/"), std::string("http://[fc00::1]/")}) {
    const HostileServer proxy(answers(to(target)));
    FetchOptions options = quick_options();
    options.http_proxy = proxy.url();
    const Fetched fetched = get("http://public.example/", options);
    EXPECT_EQ(outcome(fetched), "private-address") << target;
    EXPECT_EQ(fetched.response.status, 302);
  }
  EXPECT_EQ(inside.connections(), 0);
}

TEST(PrivateAddress, IsNotReachedByWhatDnsSays) {
  const HostileServer inside(answers(answer(200)));
  const std::string port = std::to_string(inside.port());
  FetchOptions options = quick_options();
  options.resolve = {"rebound.example:" + port + ":127.0.0.1"};
  EXPECT_EQ(outcome(get("http://rebound.example:" + port + "/", options)), "private-address");
  EXPECT_EQ(inside.connections(), 0);
  options.allow_private = true;
  EXPECT_EQ(outcome(get("http://rebound.example:" + port + "/", options)), "status 200");
}

TEST(PrivateAddress, IsReachedWhereTheUrlItselfNamesIt) {
  const HostileServer server(answers(answer(200)));
  EXPECT_EQ(outcome(get(server.url())), "status 200");
  EXPECT_EQ(outcome(get("http://localhost:" + std::to_string(server.port()) + "/")), "status 200");
}

}  // namespace
}  // namespace sheaf::test
