// Answers that no decent server gives.
#include <gmock/gmock.h>
#include <zlib.h>

#include "fetch/fetch.h"
#include "tests/fetch/get.h"
#include "tests/support/hostile_server.h"

namespace sheaf::test {
namespace {

using ::testing::HasSubstr;

std::string gzip(const std::string& text) {
  z_stream stream{};
  deflateInit2(&stream, 9, Z_DEFLATED, 15 + 16, 9, Z_DEFAULT_STRATEGY);
  std::string out(deflateBound(&stream, text.size()) + 64, '\0');
  std::string in = text;
  stream.next_in = reinterpret_cast<Bytef*>(in.data());
  stream.avail_in = static_cast<uInt>(in.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  deflate(&stream, Z_FINISH);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  return out;
}

// Sends the bytes and closes.
Script once(std::string bytes) {
  return [bytes = std::move(bytes)](Connection& connection, int) {
    if (!connection.read_head().empty()) connection.send(bytes);
  };
}

Fetched get_from(const Script& script, const FetchOptions& options = quick_options()) {
  const HostileServer server(script);
  return get(server.url(), options);
}

TEST(HostileStatus, ThatIsOneIsAnAnswer) {
  for (const int status : {200, 203, 206, 300, 304, 305, 306, 401, 402, 403, 404,
                           407, 410, 418, 444, 451, 501, 521, 522, 530, 599}) {
    EXPECT_EQ(outcome(get_from(answers(answer(status)))), "status " + std::to_string(status));
  }
  EXPECT_EQ(outcome(get_from(answers("HTTP/1.1 204 None\r\n\r\n"))), "status 204");
}

TEST(HostileStatus, ThatIsNoneIsRefused) {
  for (const char* status : {"600", "999999", "0", "99", "200abc", "abc", "-200"}) {
    const Fetched fetched =
        get_from(once(std::string("HTTP/1.1 ") + status + " X\r\nContent-Length: 0\r\n\r\n"));
    EXPECT_THAT(outcome(fetched), ::testing::AnyOf("bad-status-line", "not-http")) << status;
  }
}

TEST(HostileStatus, OfHttp09IsNotHttp) {
  EXPECT_EQ(outcome(get_from(once("<html>just a page</html>"))), "not-http");
  EXPECT_EQ(outcome(get_from(once("SSH-2.0-OpenSSH_9.2\r\n"))), "not-http");
}

TEST(HostileStatus, MayFollowSomeInterimAnswersButNotEndlessOnes) {
  const std::string interim = "HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n";
  const Fetched some = get_from(once(interim + interim + answer(200, "X-Last: yes\r\n")));
  EXPECT_EQ(outcome(some), "status 200");
  EXPECT_EQ(find_header(some.response.headers, "link"), nullptr);
  EXPECT_NE(find_header(some.response.headers, "x-last"), nullptr);
  const Fetched endless = get_from([&](Connection& connection, int) {
    connection.read_head();
    while (connection.send(interim)) {
    }
  });
  EXPECT_EQ(outcome(endless), "too-many-interim");
}

TEST(HostileHeader, MayBeLargeButNotEndless) {
  const Fetched large =
      get_from(answers(answer(200, "X-Big: " + std::string(20000, 'x') + "\r\n")));
  EXPECT_EQ(outcome(large), "status 200");
  EXPECT_EQ(find_header(large.response.headers, "x-big")->value.size(), 20000u);
  EXPECT_EQ(outcome(get_from(answers(answer(200, "X-Big: " + std::string(400000, 'x') + "\r\n")))),
            "header-too-large");
  std::string many;
  for (int i = 0; i < 3000; ++i) many += "X-" + std::to_string(i) + ": 1\r\n";
  EXPECT_EQ(outcome(get_from(answers(answer(200, many)))), "header-too-large");
  const Fetched endless = get_from([](Connection& connection, int) {
    connection.read_head();
    connection.send("HTTP/1.1 200 OK\r\n");
    while (connection.send("X-More: " + std::string(1000, 'x') + "\r\n")) {
    }
  });
  EXPECT_EQ(outcome(endless), "header-too-large");
}

TEST(HostileHeader, ThatTricklesEndsAtItsDeadline) {
  const auto trickle = [](Connection& connection, int) {
    connection.read_head();
    connection.send("HTTP/1.1 200 OK\r\n");
    while (connection.send("X: 1\r\n")) connection.sleep_ms(50);
  };
  const Fetched fetched = get_from(trickle, impatient_options());
  EXPECT_EQ(outcome(fetched), "header-timeout");
  EXPECT_EQ(fetched.attempts, 2);
}

TEST(HostileHeader, InOldOrSloppyFormIsRead) {
  const Fetched bare = get_from(once("HTTP/1.1 200 OK\nX-A: 1\nContent-Length: 2\n\nok"));
  EXPECT_EQ(bare.response.body, "ok");
  EXPECT_EQ(find_header(bare.response.headers, "x-a")->value, "1");
  const Fetched folded =
      get_from(once("HTTP/1.0 200\r\nX-A: one\r\n  two\r\nContent-Length: 2\r\n\r\nok"));
  EXPECT_EQ(folded.response.body, "ok");
  EXPECT_EQ(find_header(folded.response.headers, "x-a")->value, "one two");
}

TEST(HostileHeader, WithControlBytesIsLeftOut) {
  const Fetched fetched = get_from(answers(answer(200, "X-A: a\x01z\r\nX-B: fine\r\n")));
  EXPECT_EQ(outcome(fetched), "status 200");
  EXPECT_EQ(find_header(fetched.response.headers, "x-a"), nullptr);
  EXPECT_NE(find_header(fetched.response.headers, "x-b"), nullptr);
  const std::string nul = std::string("X-A: a") + '\0' + "z\r\n";
  EXPECT_EQ(outcome(get_from(once(answer(200, nul)))), "bad-header");
}

TEST(HostileConnection, ThatIsRefusedSaysSoAfterRetries) {
  int port = 0;
  { port = HostileServer(answers("")).port(); }
  const Fetched fetched = get("http://127.0.0.1:" + std::to_string(port) + "/");
  EXPECT_EQ(outcome(fetched), "connection-refused");
  EXPECT_EQ(fetched.attempts, 3);
}

TEST(HostileConnection, ToANameThatDoesNotExistIsNotTriedAgain) {
  const Fetched fetched = get("http://no-such-host.invalid/");
  EXPECT_EQ(outcome(fetched), "no-such-host");
  EXPECT_EQ(fetched.attempts, 1);
}

TEST(HostileConnection, ThatSaysNothingEndsAtItsDeadline) {
  const auto hang = [](Connection& connection, int) { connection.hang(); };
  EXPECT_EQ(outcome(get_from(hang, impatient_options())), "header-timeout");
}

TEST(HostileConnection, ThatClosesAtOnceIsTriedOnceMoreOnANewOne) {
  const HostileServer server([](Connection& connection, int) { connection.read_head(); });
  const Fetched fetched = get(server.url());
  EXPECT_EQ(outcome(fetched), "empty-answer");
  EXPECT_EQ(fetched.attempts, 2);
}

TEST(HostileConnection, ThatIsResetOnceIsTriedAgain) {
  const Fetched fetched = get_from([](Connection& connection, int index) {
    connection.read_head();
    if (index == 0) return connection.reset();
    connection.send(answer(200, "", "second"));
  });
  EXPECT_EQ(fetched.response.body, "second");
  EXPECT_EQ(fetched.attempts, 2);
}

TEST(HostileConnection, ThatClosesBetweenRequestsCostsNoAttempt) {
  const HostileServer server([](Connection& connection, int) {
    connection.read_head();
    connection.send(answer(200, "", "one"));  // keep-alive promised, closed all the same
  });
  Fetcher fetcher(quick_options());
  for (int i = 0; i < 3; ++i) {
    fetcher.add(request_for(server.url()), 1);
    while (fetcher.pending() > 0) {
      for (const Fetched& fetched : fetcher.wait(Milliseconds(1000))) {
        EXPECT_EQ(outcome(fetched), "status 200");
        EXPECT_EQ(fetched.attempts, 1);
      }
    }
  }
}

TEST(HostileBody, WithoutEndStopsAtTheLimit) {
  const HostileServer server([](Connection& connection, int) {
    connection.read_head();
    connection.send("HTTP/1.1 200 OK\r\n\r\n");
    while (connection.send(std::string(10000, 'x'))) {
    }
  });
  Request request = request_for(server.url());
  request.body_limit = 100000;
  const Fetched fetched = get(request);
  EXPECT_EQ(outcome(fetched), "status 200");
  EXPECT_EQ(fetched.response.body_state, BodyState::kOverLimit);
  EXPECT_EQ(fetched.response.body.size(), 100000u);
  const Result<Response> whole = fetch_url(request, quick_options());
  ASSERT_FALSE(whole.ok());
  EXPECT_EQ(whole.error().kind, ErrorKind::kTooLarge);
}

TEST(HostileBody, ThatTricklesEndsAtTheTotalTimeout) {
  const Script trickle = [](Connection& connection, int) {
    connection.read_head();
    connection.send("HTTP/1.1 200 OK\r\n\r\n");
    while (connection.send("x")) connection.sleep_ms(20);
  };
  const HostileServer server(trickle);
  FetchOptions options = quick_options();
  options.limits.total_timeout = Milliseconds(3000);
  EXPECT_EQ(outcome(get(server.url(), options)), "total-timeout");
  Request dropping = request_for(server.url());
  dropping.keep_body = KeepBody::kDrop;
  EXPECT_EQ(outcome(get(dropping, options)), "status 200");
}

TEST(HostileBody, ThatIsABombStopsAtTheLimit) {
  const std::string bomb = gzip(std::string(50u << 20, '\0'));
  ASSERT_LT(bomb.size(), 100000u);
  const HostileServer server(answers(answer(200, "Content-Encoding: gzip\r\n", bomb)));
  Request request = request_for(server.url());
  request.body_limit = 1u << 20;
  const Fetched fetched = get(request);
  EXPECT_EQ(fetched.response.body_state, BodyState::kOverLimit);
  EXPECT_EQ(fetched.response.body.size(), 1u << 20);
}

TEST(HostileBody, ThatIsCutInsideItsCompressionIsNotCalledWhole) {
  std::string text;
  for (int i = 0; i < 20000; ++i) text += std::to_string(i * 7919);
  const std::string whole = gzip(text);
  const std::string half = whole.substr(0, whole.size() / 2);
  const Fetched fine = get_from(answers(answer(200, "Content-Encoding: gzip\r\n", whole)));
  EXPECT_EQ(fine.response.body, text);
  EXPECT_EQ(fine.response.body_state, BodyState::kWhole);
  const Fetched cut = get_from(answers(answer(200, "Content-Encoding: gzip\r\n", half)));
  EXPECT_EQ(outcome(cut), "status 200");
  EXPECT_EQ(cut.response.body_state, BodyState::kCutShort);
  EXPECT_TRUE(text.starts_with(cut.response.body));
}

TEST(HostileBody, ThatIsNotCompressedAsItSaysComesAsItIs) {
  const Fetched fetched =
      get_from(answers(answer(200, "Content-Encoding: gzip\r\n", "<p>plain</p>")));
  EXPECT_EQ(outcome(fetched), "status 200");
  EXPECT_EQ(fetched.response.body, "<p>plain</p>");
  EXPECT_EQ(fetched.response.body_state, BodyState::kUndecoded);
}

TEST(HostileBody, LongerOrShorterThanItsLengthIsMarked) {
  const Fetched longer = get_from(once("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok and more"));
  EXPECT_EQ(longer.response.body, "ok");
  const Fetched shorter = get_from(once("HTTP/1.1 200 OK\r\nContent-Length: 20\r\n\r\nok"));
  EXPECT_EQ(outcome(shorter), "status 200");
  EXPECT_EQ(shorter.response.body, "ok");
  EXPECT_EQ(shorter.response.body_state, BodyState::kCutShort);
}

TEST(HostileBody, WithTwoLengthsIsRefused) {
  const std::string two = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Length: ";
  EXPECT_EQ(outcome(get_from(once(two + "3\r\n\r\nok."))), "ambiguous-framing");
  EXPECT_EQ(outcome(get_from(once(two + "2\r\n\r\nok"))), "status 200");
}

TEST(HostileBody, WithLengthAndChunksIsReadByItsChunks) {
  const Fetched fetched =
      get_from(once("HTTP/1.1 200 OK\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n"
                    "5\r\nhello\r\n0\r\n\r\n"));
  EXPECT_EQ(fetched.response.body, "hello");
}

TEST(HostileBody, WithBrokenChunksIsMarked) {
  const std::string head = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n";
  for (const char* rest : {"ZZ\r\nmore\r\n", ""}) {
    const Fetched fetched = get_from(once(head + rest));
    EXPECT_EQ(outcome(fetched), "status 200");
    EXPECT_EQ(fetched.response.body_state, BodyState::kCutShort);
  }
}

TEST(HostileHead, MayBeFollowedByABody) {
  const HostileServer server(answers(answer(200, "", "a body that HEAD has not")));
  Request head = request_for(server.url());
  head.method = Method::kHead;
  Fetcher fetcher(quick_options());
  for (int i = 0; i < 3; ++i) {
    fetcher.add(head, 1);
    while (fetcher.pending() > 0) {
      for (const Fetched& fetched : fetcher.wait(Milliseconds(1000))) {
        EXPECT_EQ(outcome(fetched), "status 200");
        EXPECT_EQ(fetched.response.body, "");
      }
    }
  }
}

TEST(HostileType, IsHandedOnAsItStands) {
  EXPECT_EQ(get_from(answers(answer(200))).response.content_type, "");
  EXPECT_EQ(get_from(answers(answer(200, "Content-Type: ;;;\r\n"))).response.content_type, ";;;");
}

}  // namespace
}  // namespace sheaf::test
