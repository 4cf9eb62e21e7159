// --fix on real files against a real server, through the program.
#include "check/mend.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tests/support/hostile_server.h"
#include "tests/support/program.h"

extern char** environ;

namespace sheaf::test {
namespace {

const std::string kText = "<html><title>T</title><body>a page with words of its own</body></html>";
std::string moved_to(const std::string& path) { return answer(301, "Location: " + path + "\r\n"); }

Script moving_server() {
  return answers_by_path({{"/old", moved_to("/new?a=1&b=2")},
                          {"/new?a=1&b=2", answer(200, "Content-Type: text/html\r\n", kText)},
                          {"/stays", answer(200, "Content-Type: text/html\r\n", kText)}});
}

TEST(Mending, ChangesMovedLinksAndNoOtherByte) {
  const HostileServer server(moving_server());
  const std::string old = server.url("/old"), now = server.url("/new?a=1&b=2");
  const TemporaryFolder folder;
  folder.write("a.md", "\xEF\xBB\xBF# T\r\n[a](" + old + " \"t\")\t[b][r] <" + old + ">  \r\n[s](" +
                           server.url("/stays") + ")\r\n\r\n[r]: " + old + "\r\nno end");
  folder.write("b.html", "<a  href='" + old + "' id=x>x</a>\n<A HREF=\"" + old + "\">\n");
  folder.write("c.jsonl", "{\"url\":\"" + old + "\",  \"n\":1}\n{bad\n");
  const Ran ran = run_program({"check", folder.path(), "--fix", "--no-probe", "-q"});
  EXPECT_EQ(folder.read("a.md"), "\xEF\xBB\xBF# T\r\n[a](" + now + " \"t\")\t[b][r] <" + now +
                                     ">  \r\n[s](" + server.url("/stays") + ")\r\n\r\n[r]: " + now +
                                     "\r\nno end");
  const std::string escaped = server.url("/new?a=1&amp;b=2");
  EXPECT_EQ(folder.read("b.html"),
            "<a  href='" + escaped + "' id=x>x</a>\n<A HREF=\"" + escaped + "\">\n");
  EXPECT_EQ(folder.read("c.jsonl"), "{\"url\":\"" + now + "\",  \"n\":1}\n{bad\n");
  EXPECT_EQ(ran.exit_code, 0) << ran.err;
}

TEST(Mending, DryRunShowsLinesAndWritesNothing) {
  const HostileServer server(moving_server());
  const TemporaryFolder folder;
  const std::string text = "one\n[a](" + server.url("/old") + ") x\nthree\n";
  folder.write("a.md", text);
  const Ran ran = run_program({"check", folder.path() + "/a.md", "--dry-run", "--no-probe", "-q"});
  EXPECT_EQ(folder.read("a.md"), text);
  EXPECT_THAT(ran.out, testing::HasSubstr("@@ -2 +2 @@\n-[a](" + server.url("/old") + ") x\n+[a](" +
                                          server.url("/new?a=1&b=2") + ") x\n"));
}

TEST(Mending, RefusesFileThatChangedMeanwhile) {
  EXPECT_EQ(find_mended("abc", {{0, 1, 1, "x", "y"}}), std::nullopt);
  EXPECT_EQ(find_mended("abc", {{1, 2, 1, "b", "yy"}}), "ayyc");
}

TEST(Mending, KilledInTheMiddleLeavesEachFileOldOrNew) {
  const HostileServer server(moving_server());
  const TemporaryFolder folder;
  const std::string line = "[a](" + server.url("/old") + ") " + std::string(20000, 'x') + "\n";
  const std::string mended =
      "[a](" + server.url("/new?a=1&b=2") + ") " + std::string(20000, 'x') + "\n";
  for (int i = 0; i < 500; ++i) folder.write(std::to_string(i) + ".md", line);
  const std::string path = folder.path();
  std::vector<std::string> words = {SHEAF_PROGRAM, "check", path, "--fix",
                                    "--no-probe",  "-q",    "-o", "/dev/null"};
  std::vector<char*> argv;
  for (std::string& word : words) argv.push_back(word.data());
  argv.push_back(nullptr);
  pid_t child = 0;
  ASSERT_EQ(posix_spawn(&child, SHEAF_PROGRAM, nullptr, nullptr, argv.data(), environ), 0);
  while (folder.read("0.md") == line && waitpid(child, nullptr, WNOHANG) == 0) usleep(500);
  kill(child, SIGKILL);
  waitpid(child, nullptr, 0);
  for (int i = 0; i < 500; ++i) {
    const std::string now = folder.read(std::to_string(i) + ".md");
    EXPECT_TRUE(now == line || now == mended) << i;
  }
  run_program({"check", path, "--fix", "--no-probe", "-q"});
  for (int i = 0; i < 500; ++i) EXPECT_EQ(folder.read(std::to_string(i) + ".md"), mended) << i;
}

}  // namespace
}  // namespace sheaf::test
