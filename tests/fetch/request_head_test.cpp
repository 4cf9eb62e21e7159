// Response::request_head: the one request that was answered, for an archive.
#include <arpa/inet.h>
#include <gmock/gmock.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cstdint>
#include <cstdlib>

#include "tests/fetch/get.h"
#include "tests/support/hostile_server.h"
#include "tests/support/http2_frames.h"
#include "tests/support/http2_server.h"
#include "tests/support/tls_server.h"

namespace sheaf::test {
namespace {

using testing::AllOf;
using testing::EndsWith;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

FetchOptions keeping_heads() {
  FetchOptions options = quick_options();
  options.keep_request_heads = true;
  return options;
}

FetchOptions keeping_heads(const TlsServer& server) {
  FetchOptions options = keeping_heads();
  options.ca_file = server.ca_file();
  return options;
}

bool pass_on(int from, int to) {
  char bytes[16384];
  const ssize_t got = recv(from, bytes, sizeof bytes, 0);
  return got > 0 && send(to, bytes, static_cast<std::size_t>(got), MSG_NOSIGNAL) == got;
}

// A proxy: "CONNECT 127.0.0.1:PORT".
void tunnel(Connection& connection, int) {
  const std::string head = connection.read_head();
  const auto port = static_cast<std::uint16_t>(std::atoi(head.c_str() + head.find(':') + 1));
  const int server = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in place{};
  place.sin_family = AF_INET;
  place.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  place.sin_port = htons(port);
  if (connect(server, reinterpret_cast<sockaddr*>(&place), sizeof place) == 0) {
    connection.send("HTTP/1.1 200 Connected\r\n\r\n");
    const int client = connection.socket();
    bool is_open = true;
    while (is_open) {
      pollfd ready[] = {{client, POLLIN, 0}, {server, POLLIN, 0}};
      if (poll(ready, 2, 5000) <= 0) break;
      if (ready[0].revents) is_open = pass_on(client, server);
      if (ready[1].revents) is_open = is_open && pass_on(server, client);
    }
  }
  close(server);
}

auto is_one_request(const std::string& line) {
  return AllOf(StartsWith(line), EndsWith("\r\n\r\n"));
}

int count(std::string_view text, std::string_view what) {
  int found = 0;
  for (std::size_t at = 0; (at = text.find(what, at)) != text.npos; ++at) ++found;
  return found;
}

TEST(RequestHead, TellsNothingOfAProxy) {
  const HostileServer proxy(answers(answer(200, "", "page")));
  FetchOptions options = keeping_heads();
  options.http_proxy = "http://user:secret@127.0.0.1:" + std::to_string(proxy.port());
  const Fetched fetched = get("http://127.0.0.1:1/a", options);
  EXPECT_EQ(outcome(fetched), "status 200");
  EXPECT_THAT(fetched.response.request_head,
              is_one_request("GET http://127.0.0.1:1/a HTTP/1.1\r\n"));
  EXPECT_THAT(fetched.response.request_head, HasSubstr("\r\nUser-Agent: sheaf\r\n"));
  EXPECT_THAT(fetched.response.request_head, Not(HasSubstr("Proxy-")));
  EXPECT_EQ(fetched.response.address, "") << "the server's, not the proxy's";
}

TEST(RequestHead, IsThatInsideOfATunnel) {
  const TlsServer server{Certificate()};
  if (!server.ok()) GTEST_SKIP() << "the program openssl is not there";
  const HostileServer proxy(tunnel);
  FetchOptions options = keeping_heads(server);
  options.https_proxy = "http://user:secret@127.0.0.1:" + std::to_string(proxy.port());
  const Fetched fetched = get(server.url(), options);
  EXPECT_EQ(outcome(fetched), "status 200");
  EXPECT_THAT(fetched.response.request_head, is_one_request("GET / HTTP/"));
}

TEST(RequestHead, IsNoneWhereTheProxyRefuses) {
  const HostileServer proxy(answers(answer(403)));
  FetchOptions options = keeping_heads();
  options.https_proxy = "http://user:secret@127.0.0.1:" + std::to_string(proxy.port());
  const Fetched fetched = get("https://127.0.0.1:1/a", options);
  EXPECT_EQ(outcome(fetched), "proxy-failed");
  EXPECT_EQ(fetched.response.request_head, "");
}

// The server closes a connection just when it is used again: libcurl asks anew by itself.
TEST(RequestHead, IsThereOnceWhereItWasSentTwice) {
  const HostileServer server([](Connection& connection, int index) {
    if (connection.read_head().empty()) return;
    connection.send(answer(200));
    if (!connection.read_head().empty() && index > 0) connection.send(answer(200));
  });
  Fetcher fetcher(keeping_heads());
  std::vector<Fetched> done;
  for (const char* path : {"/a", "/b"}) {
    fetcher.add(request_for(server.url(path)), 1);
    while (fetcher.pending() > 0) done = fetcher.wait(Milliseconds(1000));
  }
  ASSERT_EQ(done.size(), 1u);
  EXPECT_EQ(outcome(done[0]), "status 200");
  EXPECT_EQ(done[0].attempts, 1);
  EXPECT_EQ(server.connections(), 2);
  EXPECT_EQ(count(done[0].response.request_head, "GET /b "), 1);
}

// libcurl gives TLS 16 KB at once at most.
TEST(RequestHead, IsWholeWhereItIsSentInPieces) {
  const TlsServer server{Certificate()};
  if (!server.ok()) GTEST_SKIP() << "the program openssl is not there";
  FetchOptions options = keeping_heads(server);
  options.headers = {{"Cookie", std::string(20'000, 'c')}, {"X-Last", "end"}};
  const std::string head = get(server.url(), options).response.request_head;
  EXPECT_THAT(head, is_one_request("GET / HTTP/"));
  EXPECT_THAT(head, HasSubstr(std::string(20'000, 'c') + "\r\nX-Last: end\r\n"));
}

TEST(RequestHead, IsThatOfHttp2Too) {
  const Http2Server server(
      {.over_http2 = settings() + head_200() + frame(Frame::kData, kEndStream, 1, "text")});
  if (!server.ok()) GTEST_SKIP() << "the program openssl is not there";
  const Fetched fetched = get(server.url(), keeping_heads(server));
  EXPECT_EQ(fetched.response.http_version, "2");
  EXPECT_THAT(fetched.response.request_head, is_one_request("GET / HTTP/2\r\n"));
}

}  // namespace
}  // namespace sheaf::test
