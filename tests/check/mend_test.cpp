// --fix on real files against a real server, through the program.
#include "check/mend.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <filesystem>

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

TEST(Mending, LeavesFileThatChangedMeanwhile) {
  const TemporaryFolder folder;
  const std::string after = "edited meanwhile, with other words and a line of its own\n";
  std::string text;
  const HostileServer server([&](Connection& connection, int) {
    for (std::string head; !(head = connection.read_head()).empty();) {
      if (head.starts_with("GET /old")) folder.write("a.md", after + text);
      if (!connection.send(head.starts_with("GET /old") ? moved_to("/new")
                                                        : answer(200, "", "fine words")))
        return;
    }
  });
  text = "[a](" + server.url("/old") + ")\n" + std::string(200, 'x') + "\n";
  const std::string path = folder.write("a.md", text);
  const Ran ran = run_program({"check", path, "--fix", "--no-probe", "-q"});
  EXPECT_EQ(folder.read("a.md"), after + text);
  EXPECT_EQ(ran.exit_code, 3);
  EXPECT_THAT(ran.err, testing::HasSubstr("has changed meanwhile"));
}

TEST(Mending, ReadsFileOnceThatSeveralInputsName) {
  const HostileServer server(moving_server());
  const TemporaryFolder folder;
  const std::string path =
      folder.write("a.md", "[a](" + server.url("/old") + ") [b](" + server.url("/old") + ")\n");
  std::filesystem::create_symlink(path, folder.path() + "/link.md");
  const Ran ran = run_program({"check", path, folder.path(), folder.path() + "/./link.md", "--fix",
                               "--no-probe", "-q", "-f", "json"});
  const std::string now = server.url("/new?a=1&b=2");
  EXPECT_EQ(folder.read("a.md"), "[a](" + now + ") [b](" + now + ")\n");
  EXPECT_EQ(ran.exit_code, 0) << ran.err;
}

TEST(Mending, WritesThroughSymbolicLinks) {
  const HostileServer server(moving_server());
  const TemporaryFolder folder;
  folder.write("real.md", server.url("/old"));
  const std::string link = folder.path() + "/link.md";
  std::filesystem::create_symlink("real.md", link);
  run_program({"check", link, "--fix", "--no-probe", "-q"});
  EXPECT_TRUE(std::filesystem::is_symlink(link));
  EXPECT_EQ(folder.read("real.md"), server.url("/new?a=1&b=2"));
}

TEST(Mending, EscapesForThePlace) {
  const std::string target = "/new?a=(1)\\d&b={2|3}";
  const HostileServer server(answers_by_path(
      {{"/old", moved_to(target)}, {target, answer(200, "Content-Type: text/html\r\n", kText)}}));
  const TemporaryFolder folder;
  const std::string old = server.url("/old"), now = server.url("/new?a=");
  folder.write("a.jsonl", "{\"url\":\"" + old + "\"}\n");
  folder.write("b.xml", "<rss><link><![CDATA[" + old + "]]></link><link>" + old + "</link></rss>");
  folder.write("c.md", "[c](" + old + ")");
  folder.write("d.bib", "@misc{d, url = {" + old + "}}");
  run_program({"check", folder.path(), "--fix", "--no-probe", "-q"});
  EXPECT_EQ(folder.read("a.jsonl"), "{\"url\":\"" + now + "(1)\\\\d&b={2|3}\"}\n");
  EXPECT_EQ(folder.read("b.xml"), "<rss><link><![CDATA[" + old + "]]></link><link>" + now +
                                      "(1)\\d&amp;b={2|3}</link></rss>");
  EXPECT_EQ(folder.read("c.md"), "[c](" + now + "%281%29%5Cd&b=%7B2%7C3%7D)");
  EXPECT_EQ(folder.read("d.bib"), "@misc{d, url = {" + now + "%281%29%5Cd&b=%7B2%7C3%7D}}");
}

TEST(Mending, LeavesWhatTheDocumentDoesNotSay) {
  const HostileServer server(
      answers_by_path({{"/old", moved_to("/new")},
                       {"/d/old?u=http://a", moved_to("/new")},
                       {"/new", answer(200, "Content-Type: text/html\r\n", kText)}}));
  const TemporaryFolder folder;
  const std::string old = server.url("/old");
  const std::string relative =
      "<base href='" + server.url("/d/") + "'><a href='old?u=http://a'>x</a>";
  const std::string remapped = "https://a.example/old\n";
  const std::string guids = "<rss><guid>" + old + "</guid><guid isPermaLink='false'>" +
                            server.url("/gone") + "</guid></rss>";
  folder.write("a.html", relative);
  folder.write("b.txt", remapped);
  folder.write("c.xml", guids);
  const Ran ran = run_program({"check", folder.path(), "--fix", "--no-probe", "-q", "-f", "json",
                               "--remap", "https://a.example " + server.url("")});
  EXPECT_EQ(folder.read("a.html"), relative);
  EXPECT_EQ(folder.read("b.txt"), remapped);
  EXPECT_EQ(folder.read("c.xml"), guids);
  EXPECT_THAT(ran.out, testing::HasSubstr("\"moved\":3"));
  EXPECT_EQ(ran.exit_code, 0) << ran.out;
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
