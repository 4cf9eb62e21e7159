// The options that say how to fetch, as `sheaf extract` has them.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <memory>

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

TEST(FetchFlags, AuthoritiesThatCannotBeReadAreToldByAllCommands) {
  const TlsServer server(Certificate{});
  if (!server.ok()) GTEST_SKIP() << "there is no openssl program";
  const TemporaryFolder folder;
  const std::string empty = folder.write("empty.pem", "");
  const std::string page = folder.write("a.md", "[a](" + server.url() + ")\n");
  const std::string line = "no certificates of authorities can be read here (" + empty + ")";
  const Ran extracted = run_program({"extract", "--ca-file", empty, server.url()});
  EXPECT_EQ(extracted.exit_code, 1);
  EXPECT_THAT(extracted.err, HasSubstr(line));
  const Ran checked = run_program({"check", "--ca-file", empty, page});
  EXPECT_THAT(checked.out, HasSubstr(line));
  EXPECT_THAT(checked.out, HasSubstr("unsure"));
  const Ran by_environment =
      run_tool({"env", "SSL_CERT_FILE=" + empty, SHEAF_PROGRAM, "extract", server.url()});
  EXPECT_THAT(by_environment.err, HasSubstr(line));
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

TEST(FetchFlags, HeadersThatNoServerMayGetAreRefused) {
  for (const char* value : {"a\r\nX-Evil: 1", "a\nb", "a\x01", "a\x7f"}) {
    for (const std::string flag : {"--user-agent", "--header"}) {
      const std::string given = flag == "--header" ? std::string("X-Own: ") + value : value;
      const Ran ran = run_program({"extract", flag, given, "http://127.0.0.1:1/"});
      EXPECT_EQ(ran.exit_code, 2) << given;
      EXPECT_THAT(ran.err, HasSubstr(flag + ": '"));
      EXPECT_THAT(ran.err, HasSubstr("has a character that no header may have\n"));
      EXPECT_EQ(std::count(ran.err.begin(), ran.err.end(), '\n'), 1);
    }
  }
  EXPECT_EQ(run_program({"extract", "--header", "X Own: 1", "http://127.0.0.1:1/"}).exit_code, 2);
}

TEST(FetchFlags, PasswordsInAddressesAreNotShown) {
  const HostileServer server(answers(answer(404)));
  const std::string address = "http://ann:secret@" + server.url("/gone").substr(7);
  const TemporaryFolder folder;
  const std::string list = folder.write("list.txt", address + "\nhttp://ann:secret@/\n");
  const std::string page =
      folder.write("a.md", "[a](" + address + ") [b](http://ann:secret@a..b/)\n");
  for (const std::vector<std::string>& arguments : std::vector<std::vector<std::string>>{
           {"extract", address},
           {"extract", "http://ann:secret@a..b/"},
           {"extract", "--list", list},
           {"extract", "--proxy", "what://ann:secret@127.0.0.1:1", server.url()},
           {"check", page},
           {"check", "--all", "-f", "json", page},
           {"check", "--all", "-f", "sarif", page},
           {"check", "--all", "-f", "html", page},
           {"check", "--all", "-f", "markdown", page}}) {
    const Ran ran = run_program(arguments);
    EXPECT_THAT(ran.out + ran.err, testing::Not(HasSubstr("secret"))) << arguments.back();
  }
}

TEST(FetchFlags, PagesWaitForFileDescriptors) {
  std::vector<std::unique_ptr<HostileServer>> servers;
  std::string list;
  for (int i = 0; i < 6; ++i) {
    servers.push_back(std::make_unique<HostileServer>(answers(article())));
    for (const char* path : {"/a", "/b", "/c"}) list += servers.back()->url(path) + "\n";
  }
  const TemporaryFolder folder;
  const std::string file = folder.write("list.txt", list);
  const Ran ran = run_tool(
      {"sh", "-c", "ulimit -n 12 && exec \"$0\" extract --no-robots --tries 1 --list \"$1\"",
       SHEAF_PROGRAM, file});
  EXPECT_EQ(ran.exit_code, 0) << ran.err;
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
