// --fix on real files against a real server, through the program.
#include "check/mend.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <ctime>
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

// What a server calls its new address may not become markup, a template or code.
TEST(Mending, WritesNoMarkupOfARedirect) {
  const std::string target = "/new?a=&lt=<b>'\"`x`[c](d)*e*&gt;|{f}";
  const HostileServer server([&](Connection& connection, int) {
    for (std::string head; !(head = connection.read_head()).empty();) {
      if (!connection.send(head.starts_with("GET /old")
                               ? moved_to(target)
                               : answer(200, "Content-Type: text/html\r\n", kText)))
        return;
    }
  });
  const TemporaryFolder folder;
  const std::string old = server.url("/old"), now = server.url("/new?a=");
  const std::string tags = "%3Cb%3E%27%22%60x%60%5Bc%5D", braces = "%7C%7Bf%7D";
  folder.write("a.md", "[c](" + old + ") <" + old + "> " + old + " [r]\n\n[r]: " + old);
  folder.write("b.html", "<a href='" + old + "'>x</a><p style='a:url(" + old + ")'>");
  folder.write("c.css", "a{b:url(" + old + ")}");
  folder.write("d.txt", old);
  run_program({"check", folder.path(), "--fix", "--no-probe", "-q"});
  const std::string reference = now + "&amp;lt=" + tags + "%28d%29*e*&amp;gt;" + braces;
  EXPECT_EQ(folder.read("a.md"), "[c](" + reference + ") <" + now + "&amp;lt=" + tags +
                                     "(d)*e*&amp;gt;" + braces + "> " + old +
                                     " [r]\n\n[r]: " + reference);
  EXPECT_EQ(folder.read("b.html"), "<a href='" + now + "&amp;lt=" + tags + "(d)*e*&amp;gt;" +
                                       braces + "'>x</a><p style='a:url(" + reference + ")'>");
  EXPECT_EQ(folder.read("c.css"),
            "a{b:url(" + now + "&lt=" + tags + "%28d%29*e*&gt;" + braces + ")}");
  EXPECT_EQ(folder.read("d.txt"), old);
}

TEST(Mending, WritesNoAddressThatLooksLikeATemplate) {
  for (const std::string target : {"/{{7*7}}", "/?a={{7*7}}", "/?a={%raw%}", "/#${x}", "/[[x]]"}) {
    const HostileServer server([&](Connection& connection, int) {
      for (std::string head; !(head = connection.read_head()).empty();) {
        if (!connection.send(head.starts_with("GET /old") ? moved_to(target)
                                                          : answer(200, "", "fine words")))
          return;
      }
    });
    const TemporaryFolder folder;
    const std::string text = "<a href='" + server.url("/old") + "'>x</a>";
    folder.write("a.html", text);
    run_program({"check", folder.path(), "--fix", "--no-probe", "-q"});
    EXPECT_EQ(folder.read("a.html"), text) << target;
  }
}

// A cache may be of anybody's making.
TEST(Mending, TakesNothingButAddressesFromACache) {
  const TemporaryFolder folder;
  const std::string now = std::to_string(std::time(nullptr) - 60);
  std::string lines;
  for (const std::string suggestion :
       {"javascript:alert(1)", "x'><script>alert(1)</script>", "http://", "file:///etc/passwd",
        "https://a.example/'><script>alert(1)</script>"})
    lines += "{\"url\":\"http://127.0.0.1:9/" + std::to_string(lines.size()) +
             "\",\"outcome\":\"moved\",\"reason\":\"301\",\"status\":301,\"suggestion\":\"" +
             suggestion + "\",\"at\":" + now + "}\n";
  const std::string cache = folder.write("cache.jsonl", lines);
  std::string text;
  for (std::size_t at = 0; at < lines.size(); at = lines.find('\n', at) + 1)
    text += "<a href='http://127.0.0.1:9/" + std::to_string(at) + "'>x</a>\n";
  folder.write("a.html", text);
  run_program({"check", folder.path() + "/a.html", "--fix", "--no-probe", "-q", "--tries", "1",
               "--cache", cache});
  const std::string after = folder.read("a.html");
  EXPECT_EQ(after.find("<script"), after.npos) << after;
  EXPECT_EQ(after.find("javascript"), after.npos) << after;
  EXPECT_EQ(after.find("file:"), after.npos) << after;
  EXPECT_NE(after.find("https://a.example/%27%3E%3Cscript%3E"), after.npos) << after;
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
  EXPECT_EQ(folder.read("a.jsonl"), "{\"url\":\"" + now + "(1)%5Cd&b=%7B2%7C3%7D\"}\n");
  EXPECT_EQ(folder.read("b.xml"), "<rss><link><![CDATA[" + old + "]]></link><link>" + now +
                                      "(1)%5Cd&amp;b=%7B2%7C3%7D</link></rss>");
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
