// Retries, Retry-After, and what one host may cost the others.
#include <gmock/gmock.h>
#include <unistd.h>

#include <cstdint>
#include <cstdio>

#include "tests/fetch/get.h"
#include "tests/support/hostile_server.h"

namespace sheaf::test {
namespace {

using std::chrono::steady_clock;
using ::testing::HasSubstr;

std::string http_date(std::int64_t at) {
  char text[64];
  const std::time_t time = at;
  std::tm utc{};
  gmtime_r(&time, &utc);
  return {text, std::strftime(text, sizeof text, "%a, %d %b %Y %H:%M:%S GMT", &utc)};
}

TEST(Retry, HappensWhereItMayHelp) {
  for (const int status : {408, 425, 429, 500, 502, 503, 504}) {
    const HostileServer server(answers_in_turn({answer(status), answer(200)}));
    const Fetched fetched = get(server.url());
    EXPECT_EQ(outcome(fetched), "status 200") << status;
    EXPECT_EQ(fetched.attempts, 2) << status;
  }
}

TEST(Retry, DoesNotHappenWhereItCannotHelp) {
  for (const int status : {400, 401, 403, 404, 410, 418, 501, 505, 521, 525, 530}) {
    const HostileServer server(answers_in_turn({answer(status), answer(200)}));
    const Fetched fetched = get(server.url());
    EXPECT_EQ(outcome(fetched), "status " + std::to_string(status));
    EXPECT_EQ(fetched.attempts, 1) << status;
  }
}

TEST(Retry, OfAMisdirectedRequestUsesANewConnection) {
  const HostileServer server([](Connection& connection, int index) {
    while (!connection.read_head().empty()) connection.send(answer(index == 0 ? 421 : 200));
  });
  EXPECT_EQ(outcome(get(server.url())), "status 200");
  EXPECT_EQ(server.connections(), 2);
}

TEST(Retry, EndsAtItsLimit) {
  const HostileServer server(answers(answer(429)));
  const Fetched fetched = get(server.url());
  EXPECT_EQ(outcome(fetched), "status 429");
  EXPECT_EQ(fetched.attempts, 3);
}

TEST(RetryAfter, InSecondsHoldsForTheWholeHost) {
  const HostileServer server(answers_in_turn({answer(429, "Retry-After: 1\r\n"), answer(200)}));
  FetchOptions options = quick_options();
  options.host.max_transfers = 1;
  Fetcher fetcher(options);
  const auto began = steady_clock::now();
  fetcher.add(request_for(server.url("/a")), 1);
  fetcher.add(request_for(server.url("/b")), 2);
  while (fetcher.pending() > 0) {
    for (const Fetched& fetched : fetcher.wait(Milliseconds(1000))) {
      EXPECT_EQ(outcome(fetched), "status 200");
      EXPECT_GE(steady_clock::now() - began, Milliseconds(990)) << fetched.token;
    }
  }
}

TEST(RetryAfter, OfTheLastAttemptHoldsForTheRestOfTheHost) {
  const HostileServer server(answers_in_turn({answer(503, "Retry-After: 1\r\n"), answer(200)}));
  FetchOptions options = quick_options();
  options.retry.max_attempts = 1;
  options.host.max_transfers = 1;
  Fetcher fetcher(options);
  const auto began = steady_clock::now();
  fetcher.add(request_for(server.url("/a")), 503);
  fetcher.add(request_for(server.url("/b")), 200);
  while (fetcher.pending() > 0) {
    for (const Fetched& fetched : fetcher.wait(Milliseconds(1000))) {
      EXPECT_EQ(outcome(fetched), "status " + std::to_string(fetched.token));
    }
  }
  EXPECT_GE(steady_clock::now() - began, Milliseconds(990));
}

TEST(RetryAfter, AsADateIsWaitedFor) {
  for (const int status : {429, 503}) {
    const std::int64_t until = std::time(nullptr) + 2;
    const std::string date = http_date(until);
    const HostileServer server(
        answers_in_turn({answer(status, "Retry-After: " + date + "\r\n"), answer(200)}));
    EXPECT_EQ(outcome(get(server.url())), "status 200");
    EXPECT_GE(std::time(nullptr), until - 1);  // whole seconds
  }
}

TEST(RetryAfter, BeyondTheLimitEndsTheHostAtOnce) {
  const HostileServer server(answers(answer(429, "Retry-After: 86400\r\n")));
  Fetcher fetcher(quick_options());
  for (int i = 0; i < 20; ++i) fetcher.add(request_for(server.url("/" + std::to_string(i))), 1);
  int done = 0;
  while (fetcher.pending() > 0) {
    for (const Fetched& fetched : fetcher.wait(Milliseconds(1000))) {
      ++done;
      EXPECT_EQ(outcome(fetched), "rate-limited");
      EXPECT_THAT(fetched.failure->message, HasSubstr("until 20"));
    }
  }
  EXPECT_EQ(done, 20);
}

TEST(Host, ThatFailsAgainAndAgainIsGivenUp) {
  int port = 0;
  { port = HostileServer(answers("")).port(); }
  FetchOptions options = quick_options();
  options.host.max_failures = 3;
  Fetcher fetcher(options);
  for (int i = 0; i < 50; ++i) {
    fetcher.add(request_for("http://127.0.0.1:" + std::to_string(port) + "/" + std::to_string(i)),
                1);
  }
  int given_up = 0;
  while (fetcher.pending() > 0) {
    for (const Fetched& fetched : fetcher.wait(Milliseconds(1000))) {
      given_up += outcome(fetched) == "host-given-up" ? 1 : 0;
    }
  }
  EXPECT_GE(given_up, 45);
}

TEST(Host, IsAskedByNoMoreThanItsShareAtOnce) {
  std::atomic<int> now = 0, most = 0;
  const HostileServer server([&](Connection& connection, int) {
    while (!connection.read_head().empty()) {
      const int active = ++now;
      for (int seen = most; seen < active && !most.compare_exchange_weak(seen, active);) {
      }
      while (most < 3) connection.sleep_ms(1);
      connection.sleep_ms(20);  // in which one too many would come
      --now;
      connection.send(answer(200));
    }
  });
  FetchOptions options = quick_options();
  options.host.max_transfers = 3;
  Fetcher fetcher(options);
  for (int i = 0; i < 20; ++i) fetcher.add(request_for(server.url("/" + std::to_string(i))), 1);
  while (fetcher.pending() > 0) fetcher.wait(Milliseconds(1000));
  EXPECT_EQ(most, 3);
}

TEST(Host, ThatIsSlowDelaysNoOther) {
  const HostileServer slow([](Connection& connection, int) { connection.hang(); }, "127.0.0.2");
  const HostileServer fast(answers(answer(200)), "127.0.0.3");
  FetchOptions options = quick_options();
  options.max_transfers = 8;
  Fetcher fetcher(options);
  for (int i = 0; i < 20; ++i) fetcher.add(request_for(slow.url("/" + std::to_string(i))), 1);
  for (int i = 0; i < 500; ++i) fetcher.add(request_for(fast.url("/" + std::to_string(i))), 2);
  int fast_left = 500;
  while (fast_left > 0) {
    for (const Fetched& fetched : fetcher.wait(Milliseconds(1000))) fast_left -= fetched.token == 2;
  }
  EXPECT_EQ(fetcher.pending(), 20u);
}

TEST(Host, IsAskedAtItsRate) {
  const HostileServer server(answers(answer(200)));
  FetchOptions options = quick_options();
  options.http_proxy = server.url();  // so that the host is no loopback host
  options.host.min_interval = Milliseconds(50);
  Fetcher fetcher(options);
  const auto began = steady_clock::now();
  for (int i = 0; i < 6; ++i) fetcher.add(request_for("http://public.example/"), 1);
  while (fetcher.pending() > 0) fetcher.wait(Milliseconds(1000));
  EXPECT_GE(steady_clock::now() - began, Milliseconds(250));
}

TEST(Fetcher, WakesFromAnotherThread) {
  const HostileServer server([](Connection& connection, int) { connection.hang(); });
  Fetcher fetcher(quick_options());
  fetcher.add(request_for(server.url()), 1);
  std::thread other([&] { fetcher.wake(); });
  EXPECT_TRUE(fetcher.wait(std::chrono::hours(1)).empty());  // or this test never ends
  other.join();
}

TEST(Fetcher, CanGoWithRequestsPending) {
  const HostileServer server([](Connection& connection, int) { connection.hang(); });
  Fetcher fetcher(quick_options());
  for (std::uint64_t i = 0; i < 100; ++i) fetcher.add(request_for(server.url()), i);
  fetcher.wait(Milliseconds(20));
}

TEST(Fetcher, KeepsItsCookieJar) {
  const std::string path = ::testing::TempDir() + "sheaf-cookies-" + std::to_string(getpid());
  FetchOptions options = quick_options();
  options.cookie_jar = path;
  std::mutex mutex;
  std::string heads;
  const HostileServer server([&](Connection& connection, int) {
    for (std::string head; !(head = connection.read_head()).empty();) {
      const std::lock_guard lock(mutex);
      heads += head;
      connection.send(answer(200, "Set-Cookie: kept=1; Max-Age=1000\r\n"));
    }
  });
  get(server.url(), options);
  get(server.url(), options);
  std::remove(path.c_str());
  const std::lock_guard lock(mutex);
  EXPECT_THAT(heads, HasSubstr("Cookie: kept=1"));
}

TEST(Fetcher, DoesNotReadDeletedCookiesAgain) {
  const std::string path = ::testing::TempDir() + "sheaf-deleted-" + std::to_string(getpid());
  std::FILE* const jar = std::fopen(path.c_str(), "w");
  std::fputs("127.0.0.1\tFALSE\t/\tFALSE\t4102444800\told\t1\n", jar);
  std::fclose(jar);
  std::mutex mutex;
  std::vector<std::string> heads;
  const HostileServer server([&](Connection& connection, int) {
    for (std::string head; !(head = connection.read_head()).empty();) {
      connection.sleep_ms(50);  // so that the next ones need a handle each
      const std::lock_guard lock(mutex);
      heads.push_back(head);
      connection.send(answer(200, "Set-Cookie: old=; Max-Age=0\r\n"));
    }
  });
  FetchOptions options = quick_options();
  options.cookie_jar = path;
  {
    Fetcher fetcher(options);
    for (const int at_once : {1, 2}) {
      for (int i = 0; i < at_once; ++i) fetcher.add(request_for(server.url()), 1);
      while (fetcher.pending() > 0) fetcher.wait(Milliseconds(1000));
    }
  }
  std::remove(path.c_str());
  const std::lock_guard lock(mutex);
  ASSERT_EQ(heads.size(), 3u);
  EXPECT_THAT(heads[0], HasSubstr("Cookie: old=1"));
  EXPECT_THAT(heads[1] + heads[2], ::testing::Not(HasSubstr("Cookie:")));
}

}  // namespace
}  // namespace sheaf::test
