// Addresses and connections that are odd, one test for each: rows of hostile behaviour that the
// other files leave.
#include <cstdio>

#include "base/text.h"
#include "tests/check/hostile_check.h"
#include "tests/support/http2_frames.h"
#include "tests/support/http2_server.h"
#include "tests/support/program.h"
#include "tests/support/tls_server.h"

namespace sheaf::test {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

// What a server was asked, "METHOD path" a line, by a run over `links`.
struct Asked {
  std::string lines, heads, out;
};
Asked ask(const std::string& links, std::vector<std::string> arguments, const std::string& bytes) {
  Asked asked;
  const HostileServer server([&](Connection& connection, int) {
    for (std::string head; !(head = connection.read_head()).empty();) {
      asked.heads += head;
      asked.lines += head.substr(0, head.find(" HTTP/")) + "\n";
      if (!connection.send(bytes)) return;
    }
  });
  const std::string port = std::to_string(server.port());
  for (std::string& argument : arguments) argument = replace_all(std::move(argument), "PORT", port);
  arguments.insert(arguments.begin(), {"check", "-q", "--no-probe", "--tries", "1", "--per-host",
                                       "1", "--all", "-f", "compact", "--allow-private"});
  arguments.emplace_back("-");
  asked.out = run_program(arguments, replace_all(links, "PORT", port)).out;
  return asked;
}
Asked ask(const std::string& links) { return ask(links, {}, page("A")); }

// 9: from https down to http.
TEST(HostileRedirects, DowngradeIsToldBesideTheVerdict) {
  const HostileServer plain(answers(page("Plain")));
  const TlsServer server(Certificate{}, [&](const std::string& said) {
    return said.starts_with("GET ") ? to(plain.url("/x"), 301) : "";
  });
  if (!server.ok()) GTEST_SKIP() << "there is no openssl program";
  CheckOptions options{.probe_hosts = false};
  options.fetch.ca_file = server.ca_file();
  options.fetch.http2 = false;
  const Verdict verdict = check_with(server.url() + "a", options);
  EXPECT_EQ(word(verdict), "moved") << verdict.reason;
  EXPECT_THAT(verdict.remarks, Contains("redirects from https to http"));
}

// 15: credentials stay with their host.
TEST(HostileRedirects, NoCredentialsGoToAnotherHost) {
  const HostileServer other(answers(page("Other")), "127.0.0.2");
  std::string heads;
  const HostileServer second(
      [&](Connection& connection, int) {
        for (std::string head; !(head = connection.read_head()).empty();) {
          heads += head;
          if (!connection.send(page("Other"))) return;
        }
      },
      "127.0.0.3");
  const Asked asked =
      ask("http://127.0.0.1:PORT/x", {"--header", "127.0.0.1=Authorization: Bearer secret"},
          to(second.url("/y")));
  EXPECT_THAT(asked.heads, HasSubstr("Bearer secret"));
  EXPECT_THAT(asked.out, HasSubstr("redirected"));
  EXPECT_THAT(heads, HasSubstr("GET /y"));
  EXPECT_THAT(heads, Not(HasSubstr("secret")));
}

// 46: both a length and chunks.
TEST(HostileBodies, ChunksWinOverLength) {
  const std::string html = "<p id=here>" + kLongText;
  char size[16];
  std::snprintf(size, sizeof size, "%zx", html.size());
  EXPECT_EQ(word(check_answer("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 5\r\n"
                              "Transfer-Encoding: chunked\r\n\r\n" +
                                  std::string(size) + "\r\n" + html + "\r\n0\r\n\r\n",
                              "/x#here")),
            "alive");
}

// 49: bytes that no header has.
TEST(HostileHeaders, ControlBytesLeadNowhere) {
  for (const std::string& location : {std::string("/a\0b", 4),
                                      std::string("/a\x01"
                                                  "b"),
                                      std::string("/a\x7F")}) {
    const Verdict verdict = check_answer(
        "HTTP/1.1 302 Found\r\nContent-Length: 0\r\nLocation: " + location + "\r\n\r\n");
    EXPECT_FALSE(has_answered(verdict.outcome)) << verdict.reason;
    for (const std::string& line : verdict.evidence)
      EXPECT_EQ(line.find_first_of(std::string("\0\x01\x7F", 3)), line.npos);
  }
  EXPECT_NE(word(check_answer("HTTP/1.1 200 OK\r\nX-Odd: a\x01"
                              "b\r\nContent-Length: 2\r\n\r\nok")),
            "dead");
}

// 50: HTTP/2 that breaks is tried again as HTTP/1.1, whoever and whatever broke it.
class HostileHttp2 : public testing::TestWithParam<Http2Fault> {};

TEST_P(HostileHttp2, IsTriedOnceMoreWithoutIt) {
  const Http2Server server({.over_http2 = settings() + GetParam().bytes,
                            .over_http2_later = GetParam().then,
                            .over_http1 = page("Fine")});
  if (!server.ok()) GTEST_SKIP() << "there is no openssl program";
  CheckOptions options{.probe_hosts = false};
  options.fetch.ca_file = server.ca_file();
  options.fetch.retry = quick_options().retry;  // its limits are too short for three handshakes
  LinkChecker checker(options);
  const Url url = Url::parse(server.url() + "x").value();
  checker.add(url, Expect::kAnything);
  checker.run(nullptr);
  EXPECT_EQ(word(checker.verdict(url)), "alive") << checker.verdict(url).reason;
}

INSTANTIATE_TEST_SUITE_P(AfterAServerThat, HostileHttp2, testing::ValuesIn(http2_faults()),
                         [](const auto& fault) { return fault.param.name; });

// 51: a connection that was promised to stay.
TEST(HostileConnections, ClosedBetweenRequestsCostNoAttempt) {
  const HostileServer server([](Connection& connection, int) {
    if (!connection.read_head().empty()) connection.send(page("One"));  // and closes
  });
  const Ran ran = run_program({"check", "-q", "--no-probe", "--tries", "1", "--per-host", "1", "-"},
                              server.url("/1") + " " + server.url("/2") + " " + server.url("/3"));
  EXPECT_EQ(ran.exit_code, 0) << ran.out;
  EXPECT_THAT(ran.out, HasSubstr("3 alive"));
}

// 60: one host however it is written.
TEST(HostileAddresses, HostsInOtherLettersAreOne) {
  const Asked asked =
      ask("http://bücher.example:PORT/x HTTP://BÜCHER.example:PORT/x "
          "http://xn--bcher-kva.EXAMPLE:PORT/x",
          {"--resolve", "xn--bcher-kva.example:PORT:127.0.0.1"}, page("A"));
  EXPECT_EQ(asked.lines, "GET /x\n") << asked.out;
  EXPECT_THAT(asked.heads, HasSubstr("Host: xn--bcher-kva.example:"));
  const Asked dotted =
      ask("http://dot.example.:PORT/x", {"--resolve", "dot.example:PORT:127.0.0.1"}, page("A"));
  EXPECT_THAT(dotted.out, HasSubstr("alive"));
}

// 61: what is encoded stays so, what is not becomes it.
TEST(HostileAddresses, AreEncodedOnce) {
  const Asked asked =
      ask("http://127.0.0.1:PORT/a%2Fb http://127.0.0.1:PORT/%zz http://127.0.0.1:PORT/%e4%B8%ad\n"
          "http://127.0.0.1:PORT/%7ex http://127.0.0.1:PORT/~x http://127.0.0.1:PORT/ü\n");
  EXPECT_EQ(asked.lines, "GET /a%2Fb\nGET /%zz\nGET /%E4%B8%AD\nGET /~x\nGET /%C3%BC\n");
  const Asked markdown = ask("[a](<http://127.0.0.1:PORT/a b>)", {"--kind", "markdown"}, page("A"));
  EXPECT_EQ(markdown.lines, "GET /a%20b\n");
}

// 62: ports, credentials and what only looks like an address.
TEST(HostileAddresses, AreMaskedAndMalformedOnesTold) {
  const Asked asked =
      ask("[a](http://me:secret@127.0.0.1:PORT/x) [b](http:/127.0.0.1:PORT/y) [c](https;//h) "
          "[d](https://ex]ample)",
          {"--kind", "markdown"}, page("A"));
  EXPECT_EQ(asked.lines, "GET /x\nGET /y\n");
  EXPECT_THAT(asked.out, Not(HasSubstr("secret")));
  EXPECT_THAT(asked.heads, Not(HasSubstr("Authorization")));
  EXPECT_THAT(asked.out, HasSubstr("bad_link: https;//h"));
  EXPECT_THAT(asked.out, HasSubstr("bad_link: https://ex]ample"));
  EXPECT_EQ(Url::parse("http://h.example:80/").value(), Url::parse("http://h.example/").value());
}

// 64: a page of the web never looks into files.
TEST(HostileAddresses, FilesAreLookedUpForLocalDocumentsAlone) {
  const TemporaryFolder folder;
  folder.write("there.md", "x");
  const std::string page_text =
      "<a href='file:///etc/passwd'>x</a> <a href='file://host/share'>y</a>";
  const HostileServer server(answers(answer(200, kHtml, page_text)));
  const Ran remote = run_program({"check", "-q", "--all", "-f", "compact", server.url("/x")});
  EXPECT_THAT(remote.out, HasSubstr("skipped: file:///etc/passwd"));
  EXPECT_THAT(remote.out, Not(HasSubstr("alive")));
  const std::string local =
      folder.write("a.md", "[a](file://" + folder.path() + "/there.md) [b](file://" +
                               folder.path() + "/gone.md) [c](file://host/share/x)\n");
  const Ran found = run_program({"check", "-q", "--all", "-f", "compact", local});
  EXPECT_THAT(found.out, HasSubstr("a.md:1:5: alive"));
  EXPECT_THAT(found.out, HasSubstr("dead: file://" + folder.path() + "/gone.md"));
  EXPECT_THAT(found.out, HasSubstr("bad_link: file://host/share/x"));
  folder.write("sub/b.md", "[a](file://" + folder.path() + "/there.md)\n");
  const Ran outside = run_program({"check", "-q", "--all", "-f", "compact", "--root-dir",
                                   folder.path() + "/sub", folder.path() + "/sub/b.md"});
  EXPECT_THAT(outside.out, HasSubstr("skipped: file://"));
  const Ran rooted =
      run_program({"check", "-q", "--all", "-f", "compact", "--root-dir", folder.path(), local});
  EXPECT_THAT(rooted.out, HasSubstr("a.md:1:5: alive"));
}

}  // namespace
}  // namespace sheaf::test
