// Batches that are cut at any moment. What cuts them is their progress, never the clock: a server
// holds its answers, so that no run can end before it is cut.
#include <fcntl.h>
#include <gmock/gmock.h>
#include <spawn.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <csignal>
#include <cstdlib>
#include <random>

#include "tests/cli/batch_support.h"
#include "tests/support/hostile_server.h"
#include "tests/support/warc.h"

namespace sheaf::test {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

// Articles /p/0, /p/1 and so on, of which those from `open_to` on are not answered yet.
class HeldPages {
 public:
  std::string url(int i) const { return server_.url("/p/" + std::to_string(i)); }
  std::string urls(int count) const {
    std::string list;
    for (int i = 0; i < count; ++i) list += url(i) + "\n";
    return list;
  }
  void open_to(int count) { open_to_ = count; }

 private:
  void serve(Connection& connection) {
    for (std::string head; !(head = connection.read_head()).empty();) {
      if (!head.starts_with("GET /p/")) {
        connection.send(answer(404));
        continue;
      }
      const int number = std::atoi(head.c_str() + 7);
      if (!connection.wait_until([&] { return number < open_to_; })) return;
      connection.send(answer(200, "Content-Type: text/html\r\n",
                             page("Article number " + std::to_string(number))));
    }
  }

  std::atomic<int> open_to_ = 0;
  HostileServer server_{[this](Connection& connection, int) { serve(connection); }};
};

// Starts the program without waiting.
pid_t start(std::vector<std::string> arguments) {
  arguments.insert(arguments.begin(), SHEAF_PROGRAM);
  std::vector<char*> argv;
  for (std::string& argument : arguments) argv.push_back(argument.data());
  argv.push_back(nullptr);
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0);
  pid_t child = 0;
  EXPECT_EQ(posix_spawn(&child, SHEAF_PROGRAM, &actions, nullptr, argv.data(), environ), 0);
  posix_spawn_file_actions_destroy(&actions);
  return child;
}

int end_of(pid_t child) {
  int status = 0;
  waitpid(child, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
}

bool has_ended(pid_t child) {
  siginfo_t ended{};
  return waitid(P_PID, static_cast<id_t>(child), &ended, WEXITED | WNOHANG | WNOWAIT) != 0 ||
         ended.si_pid != 0;
}

// Waits until the run has written so many records, or has ended.
void wait_for_records(pid_t child, const TemporaryFolder& folder, std::ptrdiff_t count) {
  const auto written = [&] {
    const std::string text = folder.read("out.jsonl");
    return std::count(text.begin(), text.end(), '\n');
  };
  while (written() < count && !has_ended(child)) usleep(1000);
}

// The answers that are held have time, however slow the machine.
const std::vector<std::string> kPatience = {"--timeout", "3600"};

TEST(Killed, BatchGoesOnWithEachPageOnceAndNoHalfLine) {
  constexpr int kKills = 20, kPagesEach = 100, kPages = kKills * kPagesEach;
  HeldPages pages;
  const TemporaryFolder folder;
  const std::string output = folder.path() + "/out.jsonl";
  std::vector<std::string> command = {"extract",
                                      "--list",
                                      folder.write("list", pages.urls(kPages)),
                                      "-o",
                                      output,
                                      "--warc-out",
                                      folder.path() + "/out.warc",
                                      "--cache",
                                      folder.path() + "/cache.db",
                                      "--max-age",
                                      "3600",
                                      "-j",
                                      "2"};
  command.insert(command.end(), kPatience.begin(), kPatience.end());
  std::mt19937 random(20);
  for (int i = 0; i < kKills; ++i) {
    pages.open_to((i + 1) * kPagesEach);
    const pid_t child = start(command);
    wait_for_records(child, folder, i * kPagesEach + static_cast<int>(random() % kPagesEach));
    kill(child, SIGKILL);
    EXPECT_EQ(end_of(child), -SIGKILL) << "the run ended though pages were held";
  }
  pages.open_to(kPages);
  EXPECT_EQ(end_of(start(command)), 0);
  std::map<std::string, int> seen;
  for (const Json& record : records(folder.read("out.jsonl")))
    ++seen[std::string(string_at(record, "url"))];
  EXPECT_EQ(seen.size(), static_cast<std::size_t>(kPages));
  for (const auto& [url, count] : seen) EXPECT_EQ(count, 1) << url;
  const WarcContents archive = read_warc(folder.read("out.warc"));
  EXPECT_THAT(archive.faults, IsEmpty());
  int responses = 0;
  for (const WarcRecord& record : archive.records) responses += record.type() == "response";
  EXPECT_EQ(responses, kPages);
  EXPECT_THAT(run_program({"cache", "stats", folder.path() + "/cache.db"}).out,
              HasSubstr("pages       2000\n"));
}

TEST(Interrupted, BatchWritesWhatIsDoneAndSaysSo) {
  HeldPages pages;
  const TemporaryFolder folder;
  const std::string output = folder.path() + "/out.jsonl";
  pages.open_to(20);
  const pid_t child = start({"extract", "--list", folder.write("list", pages.urls(500)), "-o",
                             output, kPatience[0], kPatience[1]});
  wait_for_records(child, folder, 5);
  kill(child, SIGINT);
  EXPECT_EQ(end_of(child), 130);
  const std::size_t written = records(folder.read("out.jsonl")).size();
  EXPECT_GE(written, 5u);
  EXPECT_LE(written, 20u);
  EXPECT_EQ(split_lines(folder.read("out.jsonl.journal")).size(), written + 3);  // header, end
}

// Writes to the program's standard input, which stays open.
class OpenInput {
 public:
  explicit OpenInput(const std::string& path) : path_(path) {
    EXPECT_EQ(mkfifo(path.c_str(), 0600), 0);
  }
  void write_all(const std::string& text) {
    file_ = open(path_.c_str(), O_WRONLY);
    EXPECT_EQ(write(file_, text.data(), text.size()), static_cast<ssize_t>(text.size()));
  }
  void wait_until_read() const {
    for (int unread = 1; unread > 0 && ioctl(file_, FIONREAD, &unread) == 0;) usleep(1000);
  }
  ~OpenInput() {
    if (file_ >= 0) close(file_);
  }

 private:
  std::string path_;
  int file_ = -1;
};

TEST(Interrupted, WaitingForAListEnds) {
  const HttpServer server(pages(2));
  const TemporaryFolder folder;
  const std::string list = folder.path() + "/pipe", output = folder.path() + "/out.jsonl";
  OpenInput input(list);
  const pid_t child = start({"extract", "--list", list, "--no-robots", "-o", output});
  input.write_all(server.url("/p/0") + "\n" + server.url("/p/1"));  // no end of its line yet
  wait_for_records(child, folder, 1);
  kill(child, SIGINT);
  EXPECT_EQ(end_of(child), 130);
  EXPECT_THAT(titles(folder.read("out.jsonl")), ElementsAre("Article number 0"));
}

TEST(Interrupted, WaitingForAPageEnds) {
  const TemporaryFolder folder;
  const std::string page = folder.path() + "/pipe", output = folder.path() + "/out.jsonl";
  OpenInput input(page);
  const pid_t child = start({"extract", page, "-o", output});
  input.write_all("<title>");
  input.wait_until_read();
  kill(child, SIGINT);
  EXPECT_EQ(end_of(child), 130);
  EXPECT_EQ(folder.read("out.jsonl"), "");
}

TEST(Interrupted, OrderedBatchGoesOnInOrder) {
  constexpr int kPages = 300, kSlow = 40;
  std::string text;
  const HttpServer server(pages(kPages));
  std::atomic<bool> is_held = true;
  const HostileServer slow([&](Connection& connection, int) {
    if (connection.read_head().empty()) return;
    if (!connection.wait_until([&] { return !is_held; })) return;
    connection.send(answer(200, "Content-Type: text/html\r\n", page("The slow article")));
  });
  std::vector<std::string> expected;
  for (int i = 0; i < kPages; ++i) {
    text += (i == kSlow ? slow.url() : server.url("/p/" + std::to_string(i))) + "\n";
    expected.push_back(i == kSlow ? "The slow article" : "Article number " + std::to_string(i));
  }
  const TemporaryFolder folder;
  const std::vector<std::string> command = {
      "extract",     "--list", folder.write("list", text),   "--ordered",
      "--no-robots", "-o",     folder.path() + "/out.jsonl", kPatience[0],
      kPatience[1]};
  const pid_t child = start(command);
  while (count_pages(server) < 200 && !has_ended(child)) usleep(1000);
  kill(child, SIGINT);
  EXPECT_EQ(end_of(child), 130);
  EXPECT_LE(records(folder.read("out.jsonl")).size(), static_cast<std::size_t>(kSlow));
  is_held = false;
  EXPECT_EQ(end_of(start(command)), 0);
  EXPECT_EQ(titles(folder.read("out.jsonl")), expected);
}

}  // namespace
}  // namespace sheaf::test
