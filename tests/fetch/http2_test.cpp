// HTTP/2 that works, and each way in which it does not: then HTTP/1.1 is tried once.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "tests/fetch/get.h"
#include "tests/support/hostile_server.h"
#include "tests/support/http2_frames.h"
#include "tests/support/http2_server.h"

namespace sheaf::test {
namespace {

using testing::HasSubstr;

FetchOptions trusting(const TlsServer& server) {
  FetchOptions options = quick_options();
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

class Http2That : public testing::TestWithParam<Http2Fault> {};

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

INSTANTIATE_TEST_SUITE_P(Http2, Http2That, testing::ValuesIn(http2_faults()),
                         [](const auto& fault) { return fault.param.name; });

TEST(Http2, ThatBreaksOffInsideOfABodyIsMarked) {
  const Http2Server server(
      {.over_http2 = settings() + head_200() + frame(Frame::kData, 0, 1, "beginn"),
       .over_http2_later = reset_by(kInternalError)});
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
