// What --suggest and --archive offer in place of links, in every form of report.
#include "check/suggest.h"

#include <arpa/inet.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include "base/json.h"
#include "base/text.h"
#include "tests/support/hostile_server.h"
#include "tests/support/program.h"
#include "tests/support/tls_server.h"

namespace sheaf::test {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

std::vector<std::string> candidates(const std::string& url, const Verdict& verdict) {
  std::vector<std::string> out;
  for (const Alternative& candidate : extract_candidates(Url::parse(url).value(), verdict))
    out.push_back(candidate.url.text());
  return out;
}

TEST(Candidates, NameThePaperOrRepositoryOfDeadLinks) {
  const Verdict dead = make_verdict(Outcome::kDead, "404");
  EXPECT_THAT(candidates("https://arxiv.org/pdf/2104.00001v9.pdf", dead),
              ElementsAre("https://arxiv.org/abs/2104.00001"));
  EXPECT_THAT(candidates("https://github.com/Owner/Name/tree/master/gone", dead),
              ElementsAre("https://github.com/Owner/Name"));
  EXPECT_THAT(candidates("https://arxiv.org/abs/2104.00001", dead), IsEmpty());
  EXPECT_THAT(candidates("https://arxiv.org/pdf/2104.00001", make_verdict(Outcome::kAlive, "200")),
              IsEmpty());
}
TEST(Candidates, NameTheTwinOfHttpAlone) {
  const Verdict alive = make_verdict(Outcome::kAlive, "200");
  EXPECT_THAT(candidates("http://a.example/x#y", alive), ElementsAre("https://a.example/x"));
  EXPECT_THAT(candidates("http://a.example:8080/x", alive), IsEmpty());
  EXPECT_THAT(candidates("https://a.example/x", alive), IsEmpty());
  Verdict moved = make_verdict(Outcome::kMoved, "moved");
  moved.target = "https://a.example/x";
  EXPECT_THAT(candidates("http://a.example/x", moved), IsEmpty());
  EXPECT_THAT(candidates("http://a.example/x", make_verdict(Outcome::kSkipped, "")), IsEmpty());
}
TEST(Candidates, AreSuggestedOnlyIfTheyAnswer) {
  const Url url = Url::parse("http://a.example/x#y").value();
  const Alternative twin{Url::parse("https://a.example/x").value(), "https answers too"};
  EXPECT_EQ(find_suggestion(url, twin, make_verdict(Outcome::kAlive, ""))->url,
            "https://a.example/x#y");
  EXPECT_FALSE(find_suggestion(url, twin, make_verdict(Outcome::kInsecure, "")));
  Verdict back = make_verdict(Outcome::kMoved, "");
  back.target = "http://a.example/x";
  EXPECT_FALSE(find_suggestion(url, twin, back));
  const Alternative repository{Url::parse("https://github.com/old/name").value(), "the same"};
  Verdict moved = make_verdict(Outcome::kMoved, "");
  moved.target = "https://github.com/new/name";
  EXPECT_EQ(find_suggestion(url, repository, moved)->url, "https://github.com/new/name");
}

// Bytes both ways until one side ends.
void relay(Connection& client, int port) {
  const int server = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(static_cast<std::uint16_t>(port));
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  if (connect(server, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0) {
    char buffer[4096];
    pollfd ends[] = {{client.socket(), POLLIN, 0}, {server, POLLIN, 0}};
    for (bool is_open = true; is_open && poll(ends, 2, 5000) > 0;) {
      for (int i = 0; i < 2 && is_open; ++i) {
        if (!(ends[i].revents & (POLLIN | POLLHUP))) continue;
        const ssize_t got = read(ends[i].fd, buffer, sizeof buffer);
        is_open = got > 0 && write(ends[1 - i].fd, buffer, static_cast<std::size_t>(got)) == got;
      }
    }
  }
  close(server);
}

std::string html(const std::string& body) {
  return answer(200, "Content-Type: text/html\r\n", body);
}

// A proxy: hosts of the web by their names, without leaving the machine. https of all of them is
// the TLS server's.
Script proxy_to(const TlsServer& server) {
  const int port = std::stoi(server.url().substr(server.url().rfind(':') + 1));
  return [port](Connection& connection, int) {
    for (std::string head; !(head = connection.read_head()).empty();) {
      if (head.starts_with("CONNECT ")) {
        connection.send("HTTP/1.1 200 OK\r\n\r\n");
        return relay(connection, port);
      }
      const bool is_twin = head.starts_with("GET http://twin.example/ ");
      if (!connection.send(is_twin ? html("<title>T</title><p>words of it") : answer(404))) return;
    }
  };
}

TEST(Suggestions, AreTwinsAndPapersThatAnswer) {
  const TlsServer server({.name = "DNS:twin.example,DNS:arxiv.org"});
  if (!server.ok()) GTEST_SKIP() << "there is no openssl program";
  const HostileServer proxy(proxy_to(server));
  const Ran ran = run_program(
      {"check", "-q", "--suggest", "--tries", "1", "--no-probe", "--proxy", proxy.url(""),
       "--ca-file", server.ca_file(), "--all", "-f", "jsonl", "-"},
      "http://twin.example/ http://arxiv.org/pdf/2104.00001v9 http://other.example/gone");
  const auto lines = split_lines(ran.out);
  ASSERT_GE(lines.size(), 3u) << ran.out << ran.err;
  EXPECT_THAT(lines[0], HasSubstr(R"("outcome":"alive")"));
  EXPECT_THAT(lines[0],
              HasSubstr(R"([{"url":"https://twin.example/","why":"https answers too"}])"));
  EXPECT_THAT(lines[1],
              HasSubstr(R"("url":"https://arxiv.org/abs/2104.00001","why":"the same paper)"));
  EXPECT_THAT(lines[2], HasSubstr(R"("suggestions":[])"));  // its certificate is another's
}

TEST(Suggestions, AreWhatThePageCallsItself) {
  const std::string story = "<title>S</title><h1>S</h1><p>Words of a story, enough of them.";
  const HostileServer server(answers_by_path(
      {{"/story?from=list", html("<link rel=canonical href='/s/1'>" + story)},
       {"/lost?x", html("<link rel=canonical href='/gone'>" + story)},
       {"/far?x", html("<link rel=canonical href='https://elsewhere.example/'>" + story)},
       {"/s/1", html(story)}}));
  const std::string text =
      server.url("/story?from=list") + " " + server.url("/lost?x") + " " + server.url("/far?x");
  const auto run = [&](const std::string& form) {
    return run_program({"check", "-q", "--suggest", "--no-probe", "--all", "-f", form, "-"}, text)
        .out;
  };
  for (const char* form : {"table", "detailed", "markdown", "html", "sarif", "json"})
    EXPECT_THAT(run(form), HasSubstr("what the page calls itself")) << form;
  EXPECT_THAT(run("detailed"), HasSubstr("instead: " + server.url("/s/1") + " ("));
  EXPECT_THAT(run("html"), HasSubstr("<a href=\"" + server.url("/s/1") + "\""));
  EXPECT_THAT(run("json"), testing::Not(HasSubstr("/gone\",\"why")));
  EXPECT_THAT(run("json"), testing::Not(HasSubstr("elsewhere")));
}

TEST(Suggestions, AreCopiesOfWhatIsGone) {
  std::string asked;
  const HostileServer archive([&](Connection& connection, int) {
    for (std::string head; !(head = connection.read_head()).empty();) {
      asked += head;
      const std::string copy =
          R"({"archived_snapshots":{"closest":{"status":"200","available":true,)"
          R"("url":"http://web.archive.org/web/20210409000000/http://x/","timestamp":"20210409000000"}}})";
      const bool has = head.find("gone") != head.npos;
      const std::string body = has ? copy : R"({"archived_snapshots":{}})";
      if (!connection.send(answer(200, "Content-Type: application/json\r\n", body))) return;
    }
  });
  const HostileServer server(answers_by_path({{"/fine", html("<title>F</title><p>fine")}}));
  const Ran ran = run_program(
      {"check", "-q", "--archive", "--archive-url", archive.url("/wayback"), "--header",
       "127.0.0.1:" + std::to_string(server.port()) + "=X-Secret: 1", "--no-probe", "-f",
       "detailed", "-"},
      server.url("/gone?a=1&b") + " " + server.url("/fine") + " " + server.url("/never"));
  EXPECT_THAT(ran.out,
              HasSubstr("instead: https://web.archive.org/web/20210409000000/http://x/ (a copy of "
                        "2021-04-09)"));
  EXPECT_THAT(asked, HasSubstr("/wayback?url=http%3A%2F%2F127.0.0.1"));
  EXPECT_THAT(asked, HasSubstr("gone%3Fa%3D1%26b"));
  EXPECT_THAT(asked, testing::Not(HasSubstr("fine")));  // what answers needs no copy
  EXPECT_THAT(asked, testing::Not(HasSubstr("X-Secret")));
  EXPECT_EQ(run_program({"check", "--archive", "--archive-url", "no", "-"}).exit_code, 2);
}

}  // namespace
}  // namespace sheaf::test
