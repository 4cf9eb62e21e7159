// Batches that are cut at any moment and gone on with.
#include <fcntl.h>
#include <gmock/gmock.h>
#include <spawn.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <chrono>
#include <csignal>
#include <random>
#include <thread>

#include "tests/cli/batch_support.h"
#include "tests/support/hostile_server.h"
#include "tests/support/warc.h"

namespace sheaf::test {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

class Resumed : public Lists {
 protected:
  std::vector<std::string> command() const {
    return {"--list", folder_.path() + "/list", "-o", folder_.path() + "/out.jsonl"};
  }
};

TEST_F(Resumed, DoesWhatIsNew) {
  file("list", url(0) + "\n" + url(1) + "\n");
  EXPECT_EQ(extract(command()).exit_code, 0);
  file("list", url(0) + "\n" + url(1) + "\n" + url(2) + "\n");
  EXPECT_THAT(extract(command()).err, HasSubstr("going on: 2 records are there already"));
  EXPECT_THAT(titles(folder_.read("out.jsonl")),
              ElementsAre("Article number 0", "Article number 1", "Article number 2"));
  EXPECT_EQ(count_pages(server_), 3u);
}

TEST_F(Resumed, StillFailsWhereInputsGaveNoArticleBefore) {
  const HttpServer other({{"/empty", {.body = "<title></title>"}}});
  const std::string empty = other.url("/empty");
  file("list", url(0) + "\n" + empty + "\n" + server_.url("/none") + "\n");
  EXPECT_EQ(extract(command()).exit_code, 1);
  const Ran again = extract(command());
  EXPECT_EQ(again.exit_code, 1);
  EXPECT_THAT(again.err, HasSubstr("3 were there before, 2 of which gave no article"));
  const Ran named =
      run_program({"extract", url(0), empty, "--ordered", "-o", folder_.path() + "/out.jsonl"});
  EXPECT_EQ(named.exit_code, 1);
  EXPECT_THAT(named.err, HasSubstr("2 were there before, 1 of which gave no article"));
  file("list", url(0) + "\n");
  EXPECT_EQ(extract(command()).exit_code, 0) << "no input of this run failed";
}

TEST_F(Resumed, ReadsJournalsThatDoNotTellWhatGaveNoArticle) {
  file("list", url(0) + "\n" + server_.url("/none") + "\n");
  EXPECT_EQ(extract(command()).exit_code, 1);
  file("out.jsonl.journal", replace_all(folder_.read("out.jsonl.journal"), " f ", " d "));
  const Ran again = extract(command());
  EXPECT_EQ(again.exit_code, 0);
  EXPECT_THAT(again.err, HasSubstr("going on: 2 records are there already"));
}

TEST_F(Resumed, RetriesFailuresAndNothingElse) {
  file("list", server_.url("/none") + "\n" + url(0) + "\n");
  EXPECT_EQ(extract(command()).exit_code, 1);
  std::vector<std::string> again = command();
  again.emplace_back("--retry-failed");
  EXPECT_EQ(extract(again).exit_code, 1);
  EXPECT_THAT(records(folder_.read("out.jsonl")), SizeIs(2));
  EXPECT_EQ(count_pages(server_), 1u);
  EXPECT_EQ(server_.requests().size(), 3u);
}

TEST_F(Resumed, BeginsAnewWhenAsked) {
  file("list", url(0) + "\n");
  EXPECT_EQ(extract(command()).exit_code, 0);
  std::vector<std::string> again = command();
  again.emplace_back("--restart");
  EXPECT_EQ(extract(again).exit_code, 0);
  EXPECT_THAT(records(folder_.read("out.jsonl")), SizeIs(1));
  EXPECT_EQ(count_pages(server_), 2u);
}

TEST_F(Resumed, RefusesRecordsOfAnotherForm) {
  file("list", url(0) + "\n");
  EXPECT_EQ(extract(command()).exit_code, 0);
  std::vector<std::string> other = command();
  other.insert(other.end(), {"--fields", "title"});
  const Ran ran = extract(other);
  EXPECT_EQ(ran.exit_code, 2);
  EXPECT_THAT(ran.err, HasSubstr("--restart begins anew"));
}

TEST_F(Resumed, LeavesAloneWhatIsNoJournal) {
  file("list", url(0) + "\n");
  file("out.jsonl.journal", "my diary\n");
  const Ran ran = extract(command());
  EXPECT_EQ(ran.exit_code, 2);
  EXPECT_THAT(ran.err, HasSubstr("this is no journal"));
  EXPECT_EQ(folder_.read("out.jsonl.journal"), "my diary\n");
}

class ResumedOtherwise : public Resumed {
 protected:
  void SetUp() override {
    file("list", url(0) + "\n" + url(1) + "\n");
    EXPECT_EQ(extract(with_archive("/a.warc")).exit_code, 0);
  }
  std::vector<std::string> with_archive(const std::string& name) const {
    std::vector<std::string> out = command();
    out.insert(out.end(), {"--warc-out", folder_.path() + name});
    return out;
  }
  // Runs it, and sees that nothing of the files is lost.
  std::string refusal(const std::vector<std::string>& arguments) {
    const std::vector<std::string> names = {"out.jsonl", "out.jsonl.journal", "a.warc"};
    std::vector<std::string> before, after;
    for (const std::string& name : names) before.push_back(folder_.read(name));
    const Ran ran = extract(arguments);
    for (const std::string& name : names) after.push_back(folder_.read(name));
    EXPECT_EQ(ran.exit_code, 2);
    EXPECT_EQ(before, after);
    return ran.err;
  }
};

TEST_F(ResumedOtherwise, KeepsAllWhenTheArchiveIsNotNamedAgain) {
  EXPECT_THAT(refusal(command()), HasSubstr("archived with --warc-out " + folder_.path() +
                                            "/a.warc; go on with it, or --restart"));
  std::vector<std::string> retry = command();
  retry.emplace_back("--retry-failed");
  EXPECT_THAT(refusal(retry), HasSubstr("--warc-out"));
}

TEST_F(ResumedOtherwise, KeepsAllWhenAnotherArchiveIsNamed) {
  file("b.warc", std::string(5000, 'b'));
  EXPECT_THAT(refusal(with_archive("/b.warc")), HasSubstr("/a.warc; go on with it"));
  EXPECT_EQ(folder_.read("b.warc").size(), 5000u);
}

TEST_F(ResumedOtherwise, KeepsAllWhenTheOutputWasChanged) {
  const std::string output = folder_.read("out.jsonl");
  file("out.jsonl", "");
  EXPECT_THAT(refusal(with_archive("/a.warc")), HasSubstr("was changed since"));
  file("out.jsonl", "x" + output);
  EXPECT_THAT(refusal(with_archive("/a.warc")), HasSubstr("was changed since"));
  file("out.jsonl", output);
  file("a.warc", "");
  EXPECT_THAT(refusal(with_archive("/a.warc")), HasSubstr("was changed since"));
}

TEST_F(ResumedOtherwise, GoesOnWithTheSameArchive) {
  file("list", url(0) + "\n" + url(1) + "\n" + url(2) + "\n");
  EXPECT_EQ(extract(with_archive("/a.warc")).exit_code, 0);
  EXPECT_THAT(records(folder_.read("out.jsonl")), SizeIs(3));
}

TEST_F(Resumed, KeepsAllWhenAnArchiveIsNamedOnlyNow) {
  file("list", url(0) + "\n");
  EXPECT_EQ(extract(command()).exit_code, 0);
  const std::string before = folder_.read("out.jsonl");
  std::vector<std::string> other = command();
  other.insert(other.end(), {"--warc-out", folder_.path() + "/late.warc"});
  EXPECT_THAT(extract(other).err, HasSubstr("the runs before had no --warc-out"));
  EXPECT_EQ(folder_.read("out.jsonl"), before);
}

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

TEST(Killed, BatchGoesOnWithEachPageOnceAndNoHalfLine) {
  constexpr int kPages = 2000, kKills = 20;
  const HttpServer server(pages(kPages));
  const TemporaryFolder folder;
  std::string list;
  for (int i = 0; i < kPages; ++i) list += server.url("/p/" + std::to_string(i)) + "\n";
  const std::vector<std::string> command = {"extract",
                                            "--list",
                                            folder.write("list", list),
                                            "-o",
                                            folder.path() + "/out.jsonl",
                                            "--warc-out",
                                            folder.path() + "/out.warc",
                                            "--cache",
                                            folder.path() + "/cache.db",
                                            "--max-age",
                                            "3600",
                                            "-j",
                                            "2"};
  std::mt19937 random(20);
  int cut = 0;
  for (int i = 0; i < kKills; ++i) {
    const pid_t child = start(command);
    std::this_thread::sleep_for(std::chrono::milliseconds(10 + random() % 90));
    kill(child, SIGKILL);
    cut += end_of(child) == -SIGKILL;
  }
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
  EXPECT_GE(cut, 10) << "the runs ended before they could be cut";
}

TEST_F(Resumed, RefusesRecordsMadeByOtherRules) {
  file("list", url(0) + "\n");
  EXPECT_EQ(extract(command()).exit_code, 0);
  file("rules/pack.json", R"({"name": "x", "hosts": ["x.example"], "rules": []})");
  for (const std::vector<std::string>& more :
       {std::vector<std::string>{"--base-url", "https://example.com/"},
        {"--rules", folder_.path() + "/rules"}}) {
    std::vector<std::string> other = command();
    other.insert(other.end(), more.begin(), more.end());
    EXPECT_THAT(extract(other).err, HasSubstr("the output has records of another form"));
  }
}

TEST(Interrupted, BatchWritesWhatIsDoneAndSaysSo) {
  const HttpServer server(pages(500));
  const TemporaryFolder folder;
  std::string list;
  for (int i = 0; i < 500; ++i) list += server.url("/p/" + std::to_string(i)) + "\n";
  const pid_t child =
      start({"extract", "--list", folder.write("list", list), "-o", folder.path() + "/out.jsonl"});
  while (count_pages(server) < 20) std::this_thread::sleep_for(std::chrono::milliseconds(2));
  kill(child, SIGINT);
  EXPECT_EQ(end_of(child), 130);
  const std::size_t written = records(folder.read("out.jsonl")).size();
  EXPECT_GE(written, 1u);
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
  while (folder.read("out.jsonl").empty())
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
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
  std::this_thread::sleep_for(std::chrono::milliseconds(50));
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
    while (is_held) connection.sleep_ms(10);
    connection.send(answer(200, "Content-Type: text/html\r\n", page("The slow article")));
  });
  std::vector<std::string> expected;
  for (int i = 0; i < kPages; ++i) {
    text += (i == kSlow ? slow.url() : server.url("/p/" + std::to_string(i))) + "\n";
    expected.push_back(i == kSlow ? "The slow article" : "Article number " + std::to_string(i));
  }
  const TemporaryFolder folder;
  const std::vector<std::string> command = {
      "extract",     "--list", folder.write("list", text),  "--ordered",
      "--no-robots", "-o",     folder.path() + "/out.jsonl"};
  const pid_t child = start(command);
  while (count_pages(server) < 200) std::this_thread::sleep_for(std::chrono::milliseconds(2));
  kill(child, SIGINT);
  EXPECT_EQ(end_of(child), 130);
  EXPECT_LE(records(folder.read("out.jsonl")).size(), static_cast<std::size_t>(kSlow));
  is_held = false;
  EXPECT_EQ(end_of(start(command)), 0);
  EXPECT_EQ(titles(folder.read("out.jsonl")), expected);
}

}  // namespace
}  // namespace sheaf::test
