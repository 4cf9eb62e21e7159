// The options that say how to fetch, as `sheaf extract` has them.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/hostile_server.h"
#include "tests/support/program.h"
#include "tests/support/tls_server.h"

namespace sheaf::test {
namespace {

using testing::HasSubstr;

std::string article() {
  return answer(
      200, "Content-Type: text/html\r\n",
      "<title>A fine story</title><h1>A fine story</h1><p>Words enough for an article to be one.");
}

TEST(FetchFlags, ResolveStandsForNames) {
  const HostileServer server(answers(article()));
  const std::string port = std::to_string(server.port());
  const Ran ran =
      run_program({"extract", "--allow-private", "--resolve",
                   "named.example:" + port + ":127.0.0.1", "http://named.example:" + port + "/x"});
  EXPECT_THAT(ran.out, HasSubstr("A fine story"));
}

TEST(FetchFlags, MaxRedirectsIsTheLast) {
  const HostileServer server(answers_by_path({{"/a", answer(302, "Location: /b\r\n")},
                                              {"/b", answer(302, "Location: /c\r\n")},
                                              {"/c", article()}}));
  EXPECT_EQ(run_program({"extract", "--max-redirects", "2", server.url("/a")}).exit_code, 0);
  const Ran ran = run_program({"extract", "--max-redirects", "1", server.url("/a")});
  EXPECT_EQ(ran.exit_code, 1);
  EXPECT_THAT(ran.err, HasSubstr("redirects"));
  EXPECT_EQ(run_program({"extract", "--max-redirects", "51", "x"}).exit_code, 2);
}

TEST(FetchFlags, CaFileIsTrusted) {
  const TlsServer server(Certificate{});
  if (!server.ok()) GTEST_SKIP() << "there is no openssl program";
  const auto fault = [&](std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), {"extract", "--tries", "1", server.url()});
    return run_program(arguments).err;
  };
  EXPECT_THAT(fault({}), HasSubstr("certificate"));
  EXPECT_THAT(fault({"--ca-file", server.ca_file()}), testing::Not(HasSubstr("certificate")));
}

}  // namespace
}  // namespace sheaf::test
