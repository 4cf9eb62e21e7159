// robots.txt: the rules by themselves (corpus/spec/robots.json), and how a Fetcher obeys them.
#include "fetch/robots.h"

#include <gmock/gmock.h>

#include <fstream>
#include <iterator>

#include "base/json.h"
#include "tests/fetch/get.h"
#include "tests/support/hostile_server.h"

namespace sheaf::test {
namespace {

using ::testing::HasSubstr;

Json load_cases() {
  std::ifstream file(SHEAF_CORPUS "/spec/robots.json", std::ios::binary);
  Result<Json> cases = parse_json(std::string(std::istreambuf_iterator<char>(file), {}));
  EXPECT_TRUE(cases.ok());
  return std::move(cases).value();
}

bool allows(const RobotsFile& robots, const std::string& path) {
  return robots.allows(*Url::parse("http://example.com" + path));
}

TEST(Robots, DecidesEveryCaseOfTheTable) {
  const Json cases = load_cases();
  EXPECT_GT(cases.size(), 40u);
  for (const Json& one : cases) {
    const RobotsFile robots = RobotsFile::read(string_at(one, "robots"), string_at(one, "agent"));
    for (const Json& check : one.at("checks")) {
      const std::string path(string_at(check, "path"));
      EXPECT_EQ(allows(robots, path), check.at("allowed").get<bool>())
          << string_at(one, "name") << ": " << path;
    }
    const Json* delay = find_member(one, "crawl_delay_ms");
    EXPECT_EQ(robots.crawl_delay().value_or(Milliseconds(-1)).count(),
              delay ? delay->get<long>() : -1)
        << string_at(one, "name");
  }
}

TEST(Robots, ReadsNoFurtherThanTheLimit) {
  std::string text = "User-agent: *\nDisallow: /early\n";
  text.append(RobotsFile::kMaxBytes - text.size(), '#');
  text += "\nDisallow: /late\n";
  const RobotsFile robots = RobotsFile::read(text, "sheaf");
  EXPECT_FALSE(allows(robots, "/early"));
  EXPECT_TRUE(allows(robots, "/late"));
}

TEST(Robots, MatchesHostilePatternsInTime) {
  std::string pattern = "/";
  for (int i = 0; i < 1000; ++i) pattern += "*a";
  const RobotsFile robots =
      RobotsFile::read("User-agent: *\nDisallow: " + pattern + "b$\n", "sheaf");
  EXPECT_TRUE(allows(robots, "/" + std::string(4000, 'a')));
}

// Patterns of the length, up to what is read of a file, each different.
std::string full_file(std::size_t length) {
  std::string text = "User-agent: *\n";
  for (unsigned i = 0; text.size() < RobotsFile::kMaxBytes; ++i) {
    std::string pattern(length, 'a');
    for (unsigned bits = i, at = 0; bits > 0 && at < length; bits /= 2, ++at)
      if (bits % 2) pattern[at] = 'b';
    text += "Disallow: /*" + pattern + "c\n";
  }
  return text;
}

TEST(Robots, ObeysLongFilesOfOrdinaryPatternsForLongAddresses) {
  std::string text = "User-agent: *\n";
  for (int i = 0; i < 5000; ++i)
    text += "Disallow: /shop/*/" + std::to_string(i) + "/*?*sort=" + std::to_string(i) + "$\n";
  std::string path = "/shop/list";
  for (int i = 0; path.size() < 7000; ++i) path += "/part-" + std::to_string(i);
  const RobotsFile robots = RobotsFile::read(text, "sheaf");
  EXPECT_TRUE(allows(robots, path + "/4999/x?sort=4998"));
  EXPECT_FALSE(allows(robots, path + "/4999/x?by=1&sort=4999"));
}

TEST(Robots, AllowNothingWhereMatchingWouldTakeLong) {
  for (const std::size_t length : {1u, 2u, 8u, 40u})
    EXPECT_FALSE(allows(RobotsFile::read(full_file(length), "sheaf"), "/" + std::string(8000, 'a')))
        << length;
}

TEST(Robots, KnowsUsByTheProductToken) {
  EXPECT_EQ(product_token("sheaf/0.1 (+https://example.com)"), "sheaf");
  EXPECT_EQ(product_token("My-Bot_x 2"), "My-Bot_x");
}

FetchOptions obedient() {
  FetchOptions options = quick_options();
  options.robots = Robots::kObey;
  options.retry.max_attempts = 2;
  return options;
}

struct Seen {
  std::mutex mutex;
  std::string heads;
  int count(const std::string& what) {
    const std::lock_guard lock(mutex);
    int found = 0;
    for (std::size_t at = 0; (at = heads.find(what, at)) != heads.npos; ++at) ++found;
    return found;
  }
};

Script serving(const std::string& robots_answer, Seen& seen) {
  return [robots_answer, &seen](Connection& connection, int) {
    for (std::string head; !(head = connection.read_head()).empty();) {
      {
        const std::lock_guard lock(seen.mutex);
        seen.heads += head;
      }
      connection.send(head.starts_with("GET /robots.txt ") ? robots_answer
                                                           : answer(200, "", "page"));
    }
  };
}

std::vector<std::string> outcomes(Fetcher& fetcher) {
  std::vector<std::string> all;
  while (fetcher.pending() > 0) {
    for (const Fetched& fetched : fetcher.wait(Milliseconds(1000))) all.push_back(outcome(fetched));
  }
  return all;
}

TEST(RobotsInFetcher, AreAskedForOnceAndObeyed) {
  Seen seen;
  const HostileServer server(serving(answer(200, "", "User-agent: *\nDisallow: /private\n"), seen));
  Fetcher fetcher(obedient());
  for (const char* path : {"/a", "/private/x", "/b"}) fetcher.add(request_for(server.url(path)), 1);
  EXPECT_THAT(outcomes(fetcher),
              ::testing::UnorderedElementsAre("status 200", "status 200", "disallowed-by-robots"));
  EXPECT_EQ(seen.count("GET /robots.txt "), 1);
  EXPECT_EQ(seen.count("GET /private"), 0);
}

TEST(RobotsInFetcher, HoldForRedirectsToo) {
  Seen seen;
  const HostileServer server(
      serving(answer(200, "", "User-agent: sheaf\nDisallow: /private\n"), seen));
  const HostileServer other(
      answers_by_path({{"/", answer(302, "Location: " + server.url("/private") + "\r\n")}}));
  EXPECT_EQ(outcome(get(other.url(), obedient())), "disallowed-by-robots");
}

TEST(RobotsInFetcher, ThatAreNotThereAllowEverything) {
  for (const int status : {404, 410, 403, 401}) {
    Seen seen;
    const HostileServer server(serving(answer(status), seen));
    EXPECT_EQ(outcome(get(server.url("/a"), obedient())), "status 200") << status;
  }
}

TEST(RobotsInFetcher, ThatCannotBeHadDisallowEverything) {
  for (const int status : {500, 503, 429}) {
    Seen seen;
    const HostileServer server(serving(answer(status), seen));
    const Fetched fetched = get(server.url("/a"), obedient());
    EXPECT_EQ(outcome(fetched), "robots-unreachable") << status;
    EXPECT_THAT(fetched.failure->message, HasSubstr(std::to_string(status)));
  }
}

TEST(RobotsInFetcher, AreFollowedOverFiveRedirectsAtMost) {
  for (const int hops : {5, 6}) {
    std::vector<Route> routes;
    for (int i = 0; i < hops; ++i) {
      const std::string from = i == 0 ? "/robots.txt" : "/r" + std::to_string(i);
      routes.push_back({from, answer(301, "Location: /r" + std::to_string(i + 1) + "\r\n")});
    }
    routes.push_back({"/r" + std::to_string(hops), answer(200, "", "User-agent: *\nDisallow: /")});
    routes.push_back({"/a", answer(200)});
    const HostileServer server(answers_by_path(routes));
    EXPECT_EQ(outcome(get(server.url("/a"), obedient())),
              hops == 5 ? "disallowed-by-robots" : "status 200");
  }
}

TEST(RobotsInFetcher, AreFollowedHoweverFewRedirectsPagesMayHave) {
  const HostileServer server(answers_by_path({{"/robots.txt", answer(301, "Location: /r\r\n")},
                                              {"/r", answer(200, "", "User-agent: *\nDisallow: /")},
                                              {"/a", answer(200)}}));
  FetchOptions options = obedient();
  options.limits.max_redirects = 0;
  EXPECT_EQ(outcome(get(server.url("/a"), options)), "disallowed-by-robots");
}

TEST(RobotsInFetcher, AreFollowedHoweverManyRedirectsLedToThePage) {
  const HostileServer server(
      answers_by_path({{"/robots.txt", answer(301, "Location: /r\r\n")},
                       {"/r", answer(200, "", "User-agent: *\nDisallow: /a")},
                       {"/a", answer(200)}}));
  std::vector<Route> routes;
  for (int i = 0; i < 5; ++i) {
    const std::string next = i == 4 ? server.url("/a") : "/" + std::to_string(i + 1);
    routes.push_back({"/" + std::to_string(i), answer(302, "Location: " + next + "\r\n")});
  }
  const HostileServer other(answers_by_path(routes), "127.0.0.2");
  EXPECT_EQ(outcome(get(other.url("/0"), obedient())), "disallowed-by-robots");
}

TEST(RobotsInFetcher, ThatBreakOffDisallowEverything) {
  const HostileServer server([](Connection& connection, int) {
    const bool robots = connection.read_head().starts_with("GET /robots.txt ");
    connection.send(robots ? "HTTP/1.1 200 OK\r\nContent-Length: 60\r\n\r\nUser-agent: *\n"
                           : answer(200));
  });
  EXPECT_EQ(outcome(get(server.url("/a"), obedient())), "robots-unreachable");
}

TEST(RobotsInFetcher, KnowUsByTheHeaderThatIsSent) {
  Seen seen;
  const HostileServer server(serving(answer(200, "", "User-agent: mybot\nDisallow: /\n"), seen));
  FetchOptions options = obedient();
  options.headers = {{"User-Agent", "mybot/1"}};
  EXPECT_EQ(outcome(get(server.url("/a"), options)), "disallowed-by-robots");
  EXPECT_EQ(outcome(get(server.url("/a"), obedient())), "status 200");
}

TEST(RobotsInFetcher, GiveThePageTheFailureOfItsHost) {
  int port = 0;
  { port = HostileServer(answers("")).port(); }
  EXPECT_EQ(outcome(get("http://127.0.0.1:" + std::to_string(port) + "/", obedient())),
            "connection-refused");
}

TEST(RobotsInFetcher, AreUnreachableWhereTheirRedirectLeadsToNothing) {
  int port = 0;
  { port = HostileServer(answers("")).port(); }
  const HostileServer server(answers_by_path(
      {{"/robots.txt",
        answer(302, "Location: http://127.0.0.1:" + std::to_string(port) + "/robots.txt\r\n")},
       {"/a", answer(200)}}));
  EXPECT_EQ(outcome(get(server.url("/a"), obedient())), "robots-unreachable");
}

TEST(RobotsInFetcher, AreUnreachableWhereTheirAnswerCannotBeRead) {
  const HostileServer server(
      answers_by_path({{"/robots.txt", "HTTP/1.1 XX\r\n\r\n"}, {"/a", answer(200)}}));
  EXPECT_EQ(outcome(get(server.url("/a"), obedient())), "robots-unreachable");
}

TEST(RobotsInFetcher, GetNoCredentialsThatTheirPageDoesNotGet) {
  Seen ours, others;
  const HostileServer other(serving(answer(404), others), "127.0.0.2");
  const HostileServer server([&](Connection& connection, int) {
    for (std::string head; !(head = connection.read_head()).empty();) {
      const std::lock_guard lock(ours.mutex);
      ours.heads += head;
      connection.send(answer(302, "Location: " + other.url() + "\r\n"));
    }
  });
  FetchOptions options = obedient();
  options.headers = {{"Authorization", "Bearer secret"}};
  EXPECT_EQ(outcome(get(server.url("/a"), options)), "status 200");
  EXPECT_EQ(ours.count("Bearer secret"), 2) << "robots.txt and page";
  EXPECT_EQ(others.count("GET /robots.txt "), 1);
  EXPECT_EQ(others.count("secret"), 0);
}

TEST(RobotsInFetcher, SlowTheHostDownByTheirCrawlDelay) {
  Seen seen;
  const HostileServer server(serving(answer(200, "", "User-agent: *\nCrawl-delay: 0.2\n"), seen));
  Fetcher fetcher(obedient());
  const auto began = std::chrono::steady_clock::now();
  for (int i = 0; i < 4; ++i) fetcher.add(request_for(server.url("/" + std::to_string(i))), 1);
  EXPECT_EQ(outcomes(fetcher).size(), 4u);
  EXPECT_GE(std::chrono::steady_clock::now() - began, Milliseconds(600));
}

}  // namespace
}  // namespace sheaf::test
