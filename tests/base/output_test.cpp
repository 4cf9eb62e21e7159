// base/output.h: files are there as a whole, or are what they were.
#include "base/output.h"

#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <filesystem>
#include <thread>
#include <vector>

#include "tests/support/program.h"

namespace sheaf {
namespace {

namespace fs = std::filesystem;
using testing::ElementsAre;
using testing::HasSubstr;

std::vector<std::string> names_in(const std::string& folder) {
  std::vector<std::string> names;
  for (const auto& entry : fs::directory_iterator(folder))
    names.push_back(entry.path().filename().string());
  std::sort(names.begin(), names.end());
  return names;
}

mode_t mode_of(const std::string& path) {
  struct stat info {};
  return stat(path.c_str(), &info) == 0 ? info.st_mode & 07777 : 0;
}

class OutputTest : public testing::Test {
 protected:
  std::string at(const std::string& name) const { return folder_.path() + "/" + name; }
  test::TemporaryFolder folder_;
};

TEST_F(OutputTest, ShowsNothingOfAFileBeforeAllOfIt) {
  const std::string path = folder_.write("a", "old");
  Result<Output> out = Output::open(path);
  ASSERT_TRUE(out.ok());
  EXPECT_TRUE(out->write("new"));
  EXPECT_EQ(folder_.read("a"), "old");
  EXPECT_EQ(out->finish(), std::nullopt);
  EXPECT_EQ(folder_.read("a"), "new");
  EXPECT_THAT(names_in(folder_.path()), ElementsAre("a"));
}

TEST_F(OutputTest, LeavesTheOldFileAndNothingElseWhenItIsNotFinished) {
  const std::string path = folder_.write("a", "old");
  {
    Result<Output> out = Output::open(path);
    ASSERT_TRUE(out.ok());
    out->write("new");
  }
  EXPECT_EQ(folder_.read("a"), "old");
  EXPECT_THAT(names_in(folder_.path()), ElementsAre("a"));
}

TEST_F(OutputTest, KeepsPermissionsAndGivesNewFilesThoseOfTheUser) {
  const std::string path = folder_.write("a", "old");
  chmod(path.c_str(), 0640);
  EXPECT_EQ(replace_file(path, "new"), std::nullopt);
  EXPECT_EQ(mode_of(path), 0640U);
  const mode_t mask = umask(027);
  EXPECT_EQ(replace_file(at("b"), "new"), std::nullopt);
  umask(mask);
  EXPECT_EQ(mode_of(at("b")), 0640U);
}

TEST_F(OutputTest, FollowsLinksAndKeepsThem) {
  folder_.write("in/real", "old");
  fs::create_symlink("in/real", at("link"));
  fs::create_symlink("in/none yet", at("ahead"));
  EXPECT_EQ(replace_file(at("link"), "new"), std::nullopt);
  EXPECT_EQ(replace_file(at("ahead"), "made"), std::nullopt);
  EXPECT_TRUE(fs::is_symlink(at("link")));
  EXPECT_TRUE(fs::is_symlink(at("ahead")));
  EXPECT_EQ(folder_.read("in/real"), "new");
  EXPECT_EQ(folder_.read("in/none yet"), "made");
  fs::create_symlink("ring", at("ring"));
  ASSERT_TRUE(replace_file(at("ring"), "x").has_value());
}

// A fixed name beside the file could be a link that another has put there.
TEST_F(OutputTest, WritesThroughNoPlantedLink) {
  const std::string other = folder_.write("other/mine", "mine");
  const std::string path = folder_.write("a", "old");
  fs::create_symlink(other, path + ".part");
  EXPECT_EQ(replace_file(path, "new"), std::nullopt);
  EXPECT_EQ(folder_.read("other/mine"), "mine");
  fs::create_symlink(other, at("new"));
  Result<Output> out = Output::open_new(at("new"));
  ASSERT_TRUE(out.ok());
  out->write("theirs");
  EXPECT_EQ(out->finish(), std::nullopt);
  EXPECT_EQ(folder_.read("other/mine"), "mine");
  EXPECT_EQ(folder_.read("new"), "theirs");
}

TEST_F(OutputTest, TellsOfWhatCannotBeWritten) {
  const auto full = replace_file("/dev/full", "x");
  ASSERT_TRUE(full.has_value());
  EXPECT_EQ(full->message, "No space left on device");
  const auto folder = replace_file(folder_.path(), "x");
  ASSERT_TRUE(folder.has_value());
  EXPECT_EQ(folder->message, "Is a directory");
  const auto nowhere = replace_file(at("none/a"), "x");
  ASSERT_TRUE(nowhere.has_value());
  EXPECT_EQ(nowhere->message, "No such file or directory");
}

TEST_F(OutputTest, WritesToDevicesAsTheyAre) {
  EXPECT_EQ(replace_file("/dev/null", "x"), std::nullopt);
  EXPECT_TRUE(fs::is_character_file("/dev/null"));
}

TEST_F(OutputTest, TakesNamesAsLongAsTheyMayBe) {
  const std::string name(255, 'n');
  EXPECT_EQ(replace_file(at(name), "x"), std::nullopt);
  EXPECT_EQ(folder_.read(name), "x");
}

TEST_F(OutputTest, GoesOnWhereAnOpenFileStands) {
  const std::string path = folder_.write("log", "first\n");
  const Descriptor log(open(path.c_str(), O_WRONLY | O_APPEND | O_CLOEXEC));
  ASSERT_TRUE(log.is_open());
  EXPECT_EQ(replace_file("/dev/fd/" + std::to_string(log.get()), "second\n"), std::nullopt);
  EXPECT_EQ(folder_.read("log"), "first\nsecond\n");
}

TEST_F(OutputTest, CutsAFileThatGoesOnOnlyWhenItIsWritten) {
  const std::string path = folder_.write("a", "kept and more");
  { const Result<Output> unused = Output::open_behind(path, 4); }
  EXPECT_EQ(folder_.read("a"), "kept and more");
  Result<Output> out = Output::open_behind(path, 4);
  ASSERT_TRUE(out.ok());
  EXPECT_TRUE(out->write("!"));
  EXPECT_EQ(out->finish(), std::nullopt);
  EXPECT_EQ(folder_.read("a"), "kept!");
}

TEST_F(OutputTest, GivesOneOfTwoWholeFilesToTwoWriters) {
  const std::string path = at("a");
  const auto write = [&](char letter) {
    for (int i = 0; i < 50; ++i)
      EXPECT_EQ(replace_file(path, std::string(5000, letter)), std::nullopt);
  };
  { const std::jthread one(write, 'a'), other(write, 'b'); }
  const std::string bytes = folder_.read("a");
  EXPECT_EQ(bytes, std::string(5000, bytes.at(0)));
  EXPECT_THAT(names_in(folder_.path()), ElementsAre("a"));
}

}  // namespace
}  // namespace sheaf
