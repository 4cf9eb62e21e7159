// The options that say how to fetch, as `sheaf extract` has them.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>

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

TEST(FetchFlags, ThatCannotWorkAreRefused) {
  for (const char* entry : {"nonsense", "a:80", "a:b:127.0.0.1", "a:80:b", "a:80:127.0.0.1,"}) {
    const Ran ran = run_program({"extract", "--resolve", entry, "http://127.0.0.1:1/"});
    EXPECT_EQ(ran.exit_code, 2) << entry;
    EXPECT_THAT(ran.err, HasSubstr("--resolve: '" + std::string(entry) + "' is not as"));
  }
  const Ran ran = run_program({"extract", "--cookie-jar", "/nowhere/jar", "http://127.0.0.1:1/"});
  EXPECT_EQ(ran.exit_code, 2);
  EXPECT_THAT(ran.err, HasSubstr("--cookie-jar: /nowhere/jar: No such file or directory"));
}

TEST(FetchFlags, RateHoldsForThisMachineIfGiven) {
  const HostileServer server(answers(article()));
  const auto seconds = [&](std::vector<std::string> flags) {
    for (const char* path : {"/a", "/b", "/c"}) flags.push_back(server.url(path));
    flags.insert(flags.begin(), "extract");
    const auto began = std::chrono::steady_clock::now();
    EXPECT_EQ(run_program(flags).exit_code, 0);
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
  };
  EXPECT_GE(seconds({"--rate", "1"}), 2);
}

}  // namespace
}  // namespace sheaf::test
