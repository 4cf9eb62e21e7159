// --retry-failed, and what is left of it when it is killed.
#include <gmock/gmock.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>

#include "tests/cli/batch_support.h"
#include "tests/support/hostile_server.h"

namespace sheaf::test {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::SizeIs;

namespace fs = std::filesystem;

// Two articles, a failure between them.
class Retried : public Lists {
 protected:
  void SetUp() override {
    file("list", url(0) + "\n" + server_.url("/none") + "\n" + url(1) + "\n");
    EXPECT_EQ(extract(command()).exit_code, 1);
    output_ = folder_.read("out.jsonl");
    journal_ = folder_.read("out.jsonl.journal");
  }
  std::vector<std::string> command(std::vector<std::string> more = {}) const {
    more.insert(more.begin(), {"--list", folder_.path() + "/list", "-o", path("out.jsonl")});
    return more;
  }
  std::string path(const std::string& name) const { return folder_.path() + "/" + name; }
  std::vector<std::string> names() const {
    std::vector<std::string> out;
    for (const auto& entry : fs::directory_iterator(folder_.path()))
      out.push_back(entry.path().filename().string());
    std::sort(out.begin(), out.end());
    return out;
  }

  // What --retry-failed leaves when it is killed behind the new output and before its journal: the
  // old journal, and beside it the one that fits.
  void kill_retry() {
    const std::vector<std::string_view> lines = split_lines(output_), noted = split_lines(journal_);
    const auto line = [](std::string_view text) { return std::string(text) + "\n"; };
    const std::string left = line(lines[0]) + line(lines[2]);
    const auto size = [](const std::string& text) {
      return " " + std::to_string(text.size()) + " ";
    };
    file("out.jsonl", left);
    file("out.jsonl.journal.retry", line(noted[0]) + line(noted[1]) + line(noted[2]) +
                                        replace_all(line(noted[4]), size(output_), size(left)));
  }

  std::string output_, journal_;
};

TEST_F(Retried, TouchesNothingOfAnOutputThatWasReordered) {
  std::vector<std::string_view> lines = split_lines(output_);
  std::string reordered;
  for (const int i : {1, 0, 2}) reordered.append(lines[static_cast<std::size_t>(i)]).append("\n");
  file("out.jsonl", reordered);
  const Ran ran = extract(command({"--retry-failed"}));
  EXPECT_EQ(ran.exit_code, 2);
  EXPECT_THAT(ran.err, HasSubstr("was changed since"));
  EXPECT_EQ(folder_.read("out.jsonl"), reordered);
  EXPECT_EQ(folder_.read("out.jsonl.journal"), journal_);
  EXPECT_THAT(names(), ElementsAre("list", "out.jsonl", "out.jsonl.journal"));
}

TEST_F(Retried, TouchesNothingOfPrettyRecordsThatWereReordered) {
  const std::vector<std::string> pretty = {"--list", path("list"), "--pretty", "-o", path("out")};
  extract(pretty);
  std::string records = folder_.read("out");
  records =
      records.substr(records.find("\n}\n") + 3) + records.substr(0, records.find("\n}\n") + 3);
  file("out", records);
  std::vector<std::string> again = pretty;
  again.emplace_back("--retry-failed");
  EXPECT_EQ(extract(again).exit_code, 2);
  EXPECT_EQ(folder_.read("out"), records);
}

TEST_F(Retried, KeepsLinksAndPermissions) {
  fs::rename(path("out.jsonl"), path("elsewhere"));
  fs::create_symlink("elsewhere", path("out.jsonl"));
  chmod(path("elsewhere").c_str(), 0600);
  chmod(path("out.jsonl.journal").c_str(), 0640);
  EXPECT_EQ(extract(command({"--retry-failed"})).exit_code, 1);
  EXPECT_TRUE(fs::is_symlink(path("out.jsonl")));
  EXPECT_THAT(records(folder_.read("elsewhere")), SizeIs(3));
  EXPECT_EQ(fs::status(path("elsewhere")).permissions(), fs::perms(0600));
  EXPECT_EQ(fs::status(path("out.jsonl.journal")).permissions(), fs::perms(0640));
  EXPECT_THAT(names(), ElementsAre("elsewhere", "list", "out.jsonl", "out.jsonl.journal"));
}

TEST_F(Retried, KilledItIsNotTakenUpByABatchOfOtherPages) {
  kill_retry();
  file("list", url(2) + "\n" + url(3) + "\n");
  EXPECT_EQ(extract(command({"--restart"})).exit_code, 0);
  EXPECT_EQ(extract(command()).exit_code, 0);
  EXPECT_THAT(titles(folder_.read("out.jsonl")),
              ElementsAre("Article number 2", "Article number 3"));
}

TEST_F(Retried, KilledItIsFinishedByTheSameCommand) {
  kill_retry();
  const std::size_t asked = server_.requests().size();
  EXPECT_EQ(extract(command()).exit_code, 1);
  EXPECT_EQ(server_.requests().size(), asked + 1) << "the failure alone is tried again";
  EXPECT_THAT(titles(folder_.read("out.jsonl")),
              ElementsAre("Article number 0", "Article number 1", ""));
  EXPECT_THAT(names(), ElementsAre("list", "out.jsonl", "out.jsonl.journal"));
}

TEST_F(Retried, KilledWhileTheJournalWasEmptyItIsFinishedToo) {
  kill_retry();
  file("out.jsonl.journal", "");
  EXPECT_EQ(extract(command()).exit_code, 1);
  EXPECT_EQ(count_pages(server_), 2u) << "what is done is not fetched again";
}

TEST(Retry, AsksServersAboutWhatTheCacheHasAsGone) {
  const std::string kept = "Cache-Control: max-age=3600\r\nContent-Type: text/html\r\n";
  const HostileServer server(
      answers_in_turn({answer(404, kept), answer(200, kept, page("It came back"))}));
  const TemporaryFolder folder;
  const std::vector<std::string> command = {
      "extract", "--no-robots",          "--list",  folder.write("list", server.url() + "\n"),
      "-o",      folder.path() + "/out", "--cache", folder.path() + "/cache.db"};
  const auto run = [&](const std::vector<std::string>& more) {
    std::vector<std::string> arguments = command;
    arguments.insert(arguments.end(), more.begin(), more.end());
    return run_program(arguments).exit_code;
  };
  EXPECT_EQ(run({}), 1);
  EXPECT_EQ(run({"--restart"}), 1) << "the cache has it";
  EXPECT_EQ(run({"--retry-failed", "--offline"}), 1);
  EXPECT_EQ(run({"--retry-failed", "--max-age", "86400"}), 0);
  EXPECT_THAT(titles(folder.read("out")), ElementsAre("It came back"));
}

}  // namespace
}  // namespace sheaf::test
