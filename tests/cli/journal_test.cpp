// What stands in the files of a batch: what a killed run leaves, and what somebody else has put in.
#include <fcntl.h>
#include <gmock/gmock.h>
#include <sys/file.h>
#include <unistd.h>

#include <filesystem>

#include "tests/cli/batch_support.h"
#include "tests/support/hostile_server.h"
#include "tests/support/warc.h"

namespace sheaf::test {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

// Two articles, archived.
class Journaled : public Lists {
 protected:
  void SetUp() override {
    file("list", url(0) + "\n" + url(1) + "\n");
    EXPECT_EQ(extract(command()).exit_code, 0);
    output_ = folder_.read("out.jsonl");
    archive_ = folder_.read("a.warc");
    journal_ = folder_.read("out.jsonl.journal");
  }
  std::vector<std::string> command(const std::string& output = "/out.jsonl") const {
    return {"--list",     folder_.path() + "/list",  "-o", folder_.path() + output,
            "--warc-out", folder_.path() + "/a.warc"};
  }
  void put(const std::string& output, const std::string& archive, const std::string& journal) {
    file("out.jsonl", output);
    file("a.warc", archive);
    file("out.jsonl.journal", journal);
  }

  std::string output_, archive_, journal_;
};

TEST_F(Journaled, BatchRefusesWhatSomebodyAdded) {
  const std::size_t first = output_.find('\n') + 1;
  const auto refuses = [&](const std::string& output, const std::string& archive) {
    put(output, archive, journal_);
    std::string told;
    for (const char* option : {"--retry-failed", "--no-robots"}) {
      std::vector<std::string> again = command();
      again.emplace_back(option);
      const Ran ran = extract(again);
      EXPECT_EQ(ran.exit_code, 2);
      EXPECT_EQ(folder_.read("out.jsonl"), output);
      EXPECT_EQ(folder_.read("a.warc"), archive);
      EXPECT_EQ(folder_.read("out.jsonl.journal"), journal_);
      EXPECT_THAT(ran.err, HasSubstr("was changed since"));
      told = ran.err;
    }
    return told;
  };
  EXPECT_THAT(
      refuses(output_ + "{\"title\":\"mine\"}\n", archive_),
      HasSubstr("/out.jsonl has 17 bytes behind its first " + std::to_string(output_.size())));
  EXPECT_THAT(refuses(output_, archive_ + "WARC/1.1\r\n"),
              HasSubstr("/a.warc has 10 bytes behind its first "));
  refuses(output_.substr(0, first) + "{}\n", archive_);
}

// A record is noted, archived and written, in this order. The kill may stand anywhere in between.
TEST_F(Journaled, BatchGoesOnAfterAKillInTheMiddleOfARecord) {
  const std::string noted = journal_.substr(0, journal_.rfind('\n', journal_.size() - 2) + 1);
  const std::size_t whole = read_warc(archive_).records.size();
  const auto goes_on = [&](const std::string& output, std::size_t archived,
                           const std::string& journal) {
    put(output, archive_.substr(0, archived), journal);
    EXPECT_EQ(extract(command()).exit_code, 0);
    EXPECT_THAT(titles(folder_.read("out.jsonl")),
                ElementsAre("Article number 0", "Article number 1"));
    const WarcContents archive = read_warc(folder_.read("a.warc"));
    EXPECT_THAT(archive.faults, IsEmpty());
    EXPECT_EQ(archive.records.size(), whole);
  };
  const std::size_t head = archive_.find("WARC/1.1\r\n", 1);  // behind what is about the archive
  goes_on("", head - 7, noted.substr(0, noted.rfind('\n', noted.size() - 2) + 1));
  goes_on("", head, noted);
  goes_on("", head + 20, noted);
  const std::size_t one = std::stoul(std::string(split(split_lines(noted)[2], ' ')[3]));
  goes_on(output_.substr(0, 9), one, noted);
  const std::string first = output_.substr(0, output_.find('\n') + 1);
  goes_on(first, one, noted);
  goes_on(first, one, journal_.substr(0, journal_.size() - 5));
  goes_on(first, one, journal_);
  goes_on(first, one + 20, journal_);
  goes_on(first, archive_.size(), journal_);
  goes_on(output_.substr(0, first.size() + 9), archive_.size(), journal_);
}

// A lock as another run has it.
class Lock {
 public:
  explicit Lock(const std::string& path) : file_(open(path.c_str(), O_RDONLY)) {
    EXPECT_EQ(flock(file_, LOCK_EX | LOCK_NB), 0);
  }
  ~Lock() { close(file_); }

 private:
  int file_;
};

TEST_F(Journaled, BatchRefusesAnArchiveThatAnotherRunWrites) {
  const auto refuses = [&](std::vector<std::string> arguments) {
    const Ran ran = extract(std::move(arguments));
    EXPECT_EQ(ran.exit_code, 2);
    EXPECT_EQ(ran.err, "sheaf extract: --warc-out: " + folder_.path() +
                           "/a.warc: another run writes to it\n");
    EXPECT_EQ(folder_.read("a.warc"), archive_);
    EXPECT_EQ(folder_.read("out.jsonl.journal"), journal_);
  };
  std::vector<std::string> restart = command();
  restart.emplace_back("--restart");
  {
    const Lock lock(folder_.path() + "/a.warc");
    refuses(restart);
    refuses(command("/other.jsonl"));
    refuses({url(0), "--warc-out", folder_.path() + "/a.warc"});
    EXPECT_FALSE(std::filesystem::exists(folder_.path() + "/other.jsonl.journal"));
  }
  EXPECT_EQ(extract(restart).exit_code, 0);
}

TEST_F(Journaled, BatchLocksItsArchive) {
  const HostileServer slow([&](Connection& connection, int) {
    if (connection.read_head().empty()) return;
    const Ran other = extract({url(0), "--warc-out", folder_.path() + "/new.warc"});
    EXPECT_EQ(other.exit_code, 2) << other.err;
    connection.send(answer(200, "Content-Type: text/html\r\n", page("The slow article")));
  });
  EXPECT_EQ(extract({slow.url(), "--warc-out", folder_.path() + "/new.warc"}).exit_code, 0);
  EXPECT_THAT(folder_.read("new.warc"), HasSubstr("The slow article"));
}

}  // namespace
}  // namespace sheaf::test
