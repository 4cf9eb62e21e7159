// What cmake/harden.cmake asks for, read in the program itself.
#include <gmock/gmock.h>

#include "base/text.h"
#include "tests/support/program.h"

namespace sheaf::test {
namespace {

using testing::AnyOf;
using testing::ContainsRegex;
using testing::HasSubstr;
using testing::Not;

class Hardened : public testing::Test {
 protected:
  void SetUp() override {
    if (!SHEAF_HARDENED) GTEST_SKIP() << "only release builds are hardened";
  }
  // What readelf and objdump tell of the program, untranslated.
  static std::string tell(const std::vector<std::string>& words) {
    std::vector<std::string> command = {"env", "LC_ALL=C"};
    command.insert(command.end(), words.begin(), words.end());
    command.emplace_back(SHEAF_PROGRAM);
    const Ran ran = run_tool(command);
    EXPECT_EQ(ran.exit_code, 0) << ran.err;
    return ran.out;
  }
};

TEST_F(Hardened, ProgramIsLoadedWhereverTheSystemLikes) {
  EXPECT_THAT(tell({"readelf", "-hW"}), ContainsRegex("Type: +DYN"));
  const std::string dynamic = tell({"readelf", "-dW"});
  EXPECT_THAT(dynamic, ContainsRegex("FLAGS_1.*PIE"));
  EXPECT_THAT(dynamic, Not(HasSubstr("TEXTREL")));
}

TEST_F(Hardened, TablesOfTheLinkerCannotBeWritten) {
  EXPECT_THAT(tell({"readelf", "-lW"}), HasSubstr("GNU_RELRO"));
  EXPECT_THAT(tell({"readelf", "-dW"}), ContainsRegex("FLAGS_1.*NOW"));
}

TEST_F(Hardened, NothingIsWrittenAndRun) {
  const std::string segments = tell({"readelf", "-lW"});
  EXPECT_THAT(segments, ContainsRegex("GNU_STACK .* RW  "));
  EXPECT_THAT(segments, Not(HasSubstr("RWE")));
}

TEST_F(Hardened, StackAndBuffersAreWatched) {
  const std::string symbols = tell({"readelf", "--dyn-syms", "-W"});
  std::string checks;
  for (const std::string_view line : split_lines(symbols)) {
    if (line.find("_chk") != line.npos) checks.append(line).append("\n");
  }
  EXPECT_THAT(checks, HasSubstr("__stack_chk_fail"));
  // Functions of the C library that know how large a buffer is, such as __memcpy_chk.
  EXPECT_THAT(checks, ContainsRegex("UND __[a-rt-z][a-z]+_chk"));
}

// Where the processor can check it: a call may land only where a function begins.
TEST_F(Hardened, FunctionsSayWhereTheyBegin) {
  const std::string code = tell({"objdump", "-d", "--disassemble=main"});
  EXPECT_THAT(code, HasSubstr("<main>"));
#if defined(__x86_64__)
  EXPECT_THAT(code, HasSubstr("endbr64"));
#elif defined(__aarch64__)
  EXPECT_THAT(code, AnyOf(HasSubstr("paciasp"), HasSubstr("bti")));
#endif
}

}  // namespace
}  // namespace sheaf::test
