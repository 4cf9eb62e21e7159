// HTTP/2 that works, and each way in which it does not: then HTTP/1.1 is tried once.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "tests/fetch/get.h"
#include "tests/support/hostile_server.h"
#include "tests/support/http2_server.h"

namespace sheaf::test {
namespace {

using testing::HasSubstr;

// RFC 9113 4.1 and 6.
enum class Frame : char { kData = 0, kHeaders = 1, kReset = 3, kSettings = 4, kGoAway = 7 };
constexpr char kEndStream = 1, kEndHeaders = 4;

std::string in_bytes(std::uint32_t number, int bytes) {
  std::string out;
  for (int i = bytes; i-- > 0;) out += static_cast<char>(number >> (8 * i));
  return out;
}

std::string frame(Frame type, char flags, std::uint32_t stream, const std::string& payload) {
  return in_bytes(static_cast<std::uint32_t>(payload.size()), 3) + static_cast<char>(type) + flags +
         in_bytes(stream, 4) + payload;
}

std::string settings() { return frame(Frame::kSettings, 0, 0, ""); }
// ":status: 200" is number 8 of HPACK's table (RFC 7541 appendix A).
std::string head_200() { return frame(Frame::kHeaders, kEndHeaders, 1, "\x88"); }

FetchOptions trusting(const TlsServer& server) {
  FetchOptions options = quick_options();
  options.limits.connect_timeout = options.limits.header_timeout = Milliseconds(5000);
  options.limits.total_timeout = Milliseconds(10000);
  options.ca_file = server.ca_file();
  return options;
}

TEST(Http2, IsSpokenWhereTheServerDoes) {
  const Http2Server server(
      {.over_http2 = settings() + head_200() + frame(Frame::kData, kEndStream, 1, "text")});
  if (!server.ok()) GTEST_SKIP() << "the program openssl is not there";
  const Fetched fetched = get(server.url(), trusting(server));
  EXPECT_EQ(outcome(fetched), "status 200");
  EXPECT_EQ(fetched.response.http_version, "2");
  EXPECT_EQ(fetched.response.body, "text");
  EXPECT_EQ(fetched.attempts, 1);
}

struct Fault {
  const char* name;
  std::string bytes;
  std::string then = {};  // what ends the connection, where the client does not
};

class Http2That : public testing::TestWithParam<Fault> {};

TEST_P(Http2That, IsTriedOnceOverHttp1) {
  const Http2Server server({.over_http2 = settings() + GetParam().bytes,
                            .over_http2_later = GetParam().then,
                            .over_http1 = answer(200, "", "plain")});
  if (!server.ok()) GTEST_SKIP() << "the program openssl is not there";
  const Fetched fetched = get(server.url(), trusting(server));
  EXPECT_EQ(outcome(fetched), "status 200");
  EXPECT_EQ(fetched.response.http_version, "1.1");
  EXPECT_EQ(fetched.response.body, "plain");
  EXPECT_EQ(fetched.attempts, 2);
}

constexpr std::uint32_t kProtocolError = 1, kInternalError = 2, kRefusedStream = 7;

INSTANTIATE_TEST_SUITE_P(
    Http2, Http2That,
    testing::Values(
        Fault{"GoesAway",
              frame(Frame::kGoAway, 0, 0, in_bytes(0, 4) + in_bytes(kInternalError, 4))},
        Fault{"ResetsTheStream", frame(Frame::kReset, 0, 1, in_bytes(kInternalError, 4)), "q\n"},
        Fault{"RefusesTheStream", frame(Frame::kReset, 0, 1, in_bytes(kRefusedStream, 4))},
        Fault{"CallsTheRequestWrong", frame(Frame::kReset, 0, 1, in_bytes(kProtocolError, 4)),
              "q\n"},
        Fault{"SendsHeadersOfNoStream", frame(Frame::kHeaders, kEndHeaders, 0, "\x88")},
        Fault{"SendsNoFrames", "\xFF\xFF\xFF" + std::string(40, '\x7F')}),
    [](const testing::TestParamInfo<Fault>& fault) { return fault.param.name; });

TEST(Http2, ThatBreaksOffInsideOfABodyIsMarked) {
  const Http2Server server(
      {.over_http2 = settings() + head_200() + frame(Frame::kData, 0, 1, "beginn"),
       .over_http2_later = frame(Frame::kReset, 0, 1, in_bytes(kInternalError, 4))});
  if (!server.ok()) GTEST_SKIP() << "the program openssl is not there";
  FetchOptions options = trusting(server);
  options.retry.max_attempts = 1;
  const Fetched fetched = get(server.url(), options);
  EXPECT_EQ(outcome(fetched), "status 200");
  EXPECT_EQ(fetched.response.body, "beginn");
  EXPECT_EQ(fetched.response.body_state, BodyState::kCutShort);
}

}  // namespace
}  // namespace sheaf::test
