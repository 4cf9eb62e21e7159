// base/read_file.h: no more is read than the limit and one byte.
#include "base/read_file.h"

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>

#include "tests/support/program.h"

namespace sheaf {
namespace {

// Gives 'x' for ever, or `most` times; `given` counts them.
ByteSource letters(std::size_t most, std::size_t& given) {
  return [most, &given](char* to, std::size_t room) -> Result<std::size_t> {
    const std::size_t now = std::min(room, most - given);
    std::fill_n(to, now, 'x');
    given += now;
    return now;
  };
}

TEST(ReadToEnd, AsksForTheLimitAndOneByte) {
  std::size_t given = 0;
  const Result<std::string> bytes = read_to_end(letters(SIZE_MAX, given), 300'000);
  ASSERT_FALSE(bytes.ok());
  EXPECT_EQ(bytes.error().kind, ErrorKind::kTooLarge);
  EXPECT_EQ(given, 300'001U);
}

TEST(ReadToEnd, TakesWhatIsAsLargeAsTheLimit) {
  std::size_t given = 0;
  const Result<std::string> bytes = read_to_end(letters(300'000, given), 300'000);
  ASSERT_TRUE(bytes.ok());
  EXPECT_EQ(*bytes, std::string(300'000, 'x'));
}

TEST(ReadToEnd, NamesTheLimit) {
  EXPECT_EQ(over_limit(64u << 20).message, "is over the limit of 64 MiB");
  EXPECT_EQ(over_limit(512u << 10).message, "is over the limit of 512 KiB");
}

TEST(ReadRegularFile, RefusesAHoleOfTerabytesUnread) {
  const test::TemporaryFolder folder;
  const std::string path = folder.write("hole", "x");
  if (truncate(path.c_str(), off_t{1} << 42) != 0) GTEST_SKIP() << "no such large files here";
  const Result<std::string> bytes = read_regular_file(path, 1u << 20);
  ASSERT_FALSE(bytes.ok());
  EXPECT_EQ(bytes.error().message, "is over the limit of 1 MiB");
}

TEST(ReadRegularFile, WaitsForNoPipeAndNoDevice) {
  const test::TemporaryFolder folder;
  const std::string pipe = folder.path() + "/pipe";
  ASSERT_EQ(mkfifo(pipe.c_str(), 0600), 0);
  for (const std::string& path : {pipe, std::string("/dev/zero")}) {
    const Result<std::string> bytes = read_regular_file(path, 1u << 20);
    ASSERT_FALSE(bytes.ok());
    EXPECT_EQ(bytes.error().message, "is no regular file");
  }
  EXPECT_EQ(read_regular_file(folder.path(), 1).error().message, "is a folder");
}

}  // namespace
}  // namespace sheaf
