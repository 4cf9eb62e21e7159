// What every subcommand writes, and reads to its end.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>

#include "tests/cli/batch_support.h"

namespace sheaf::test {
namespace {

namespace fs = std::filesystem;
using testing::AllOf;
using testing::HasSubstr;

constexpr const char* kRecord =
    R"({"schema":1,"url":"https://a.example/1","id":"a","title":"Apples"})"
    "\n";

class Outputs : public testing::Test {
 protected:
  Outputs() {
    document_ = folder_.write("doc.md", "[self](doc.md)\n");
    records_ = folder_.write("r.jsonl", kRecord);
    page_ = folder_.write("a.html", page("A page"));
  }
  std::string at(const std::string& name) const { return folder_.path() + "/" + name; }
  // The program in a shell, as "$0": with redirections and limits.
  Ran shell(const std::string& script) {
    return run_tool({"sh", "-c", "cd \"$1\" && " + script, SHEAF_PROGRAM, folder_.path()});
  }

  TemporaryFolder folder_;
  std::string document_, records_, page_;
};

TEST_F(Outputs, AreNoInputs) {
  fs::create_hard_link(document_, at("hard.md"));
  fs::create_symlink("doc.md", at("soft.md"));
  for (const std::string& same : {document_, at("./doc.md"), at("hard.md"), at("soft.md")}) {
    const Ran ran = run_program({"check", "--offline", document_, "--output", same});
    EXPECT_EQ(ran.exit_code, 2) << same;
    EXPECT_THAT(ran.err, HasSubstr("-o: " + same + " is an input, too; it would be lost"));
  }
  EXPECT_EQ(run_program({"check", "--offline", folder_.path(), "-o", document_}).exit_code, 2);
  EXPECT_EQ(run_program({"check", "--offline", document_, "--cache", document_}).exit_code, 2);
  EXPECT_EQ(run_program({"check", "--offline", document_, "--history", document_}).exit_code, 2);
  EXPECT_EQ(folder_.read("doc.md"), "[self](doc.md)\n");
}

TEST_F(Outputs, AreNoPagesOfAFolderThatIsRead) {
  const Ran ran = run_program({"extract", folder_.path(), "-o", page_});
  EXPECT_EQ(ran.exit_code, 2);
  EXPECT_THAT(ran.err, HasSubstr("a.html is an input, too"));
  EXPECT_EQ(folder_.read("a.html"), page("A page"));
}

TEST_F(Outputs, AreNoPartsOfATemplate) {
  const std::string mine = folder_.write("mine.md", "{{> part.md}}");
  const std::string part = folder_.write("part.md", "{{title}}");
  const Ran ran = run_program({"digest", records_, "--template", mine, "-o", part});
  EXPECT_EQ(ran.exit_code, 2);
  EXPECT_THAT(ran.err, HasSubstr("part of the template"));
  EXPECT_EQ(folder_.read("part.md"), "{{title}}");
}

TEST_F(Outputs, AreTwoFilesWhereTwoAreNamed) {
  const Ran ran =
      run_program({"check", "--offline", document_, "-o", at("x"), "--cache", at("./x")});
  EXPECT_EQ(ran.exit_code, 2);
  EXPECT_THAT(ran.err, HasSubstr("is the file of -o, too"));
}

// A limit of the system stands for a disk that is full.
TEST_F(Outputs, AreWhatTheyWereWhenTheDiskIsFull) {
  std::string links, lines;
  for (int i = 0; i < 400; ++i) links += "[a](none" + std::to_string(i) + ".md)\n";
  folder_.write("many.md", links);
  for (int i = 0; i < 200; ++i)
    lines += replace_all(replace_all(kRecord, "a.example/1", "a.example/" + std::to_string(i)),
                         "\"a\"", '"' + std::to_string(i) + '"');
  folder_.write("many.jsonl", lines);
  folder_.write("long.html", page(std::string(9000, 'x')));
  folder_.write("old", "old");
  const std::string limit = "trap '' XFSZ; ulimit -f 4; ";
  for (const std::string& command :
       {std::string("check --offline many.md -o old"), std::string("digest many.jsonl -o old"),
        std::string("extract --text long.html -o old")}) {
    const Ran ran = shell(limit + "exec \"$0\" " + command);
    EXPECT_NE(ran.exit_code, 0) << command;
    EXPECT_THAT(ran.err, HasSubstr("File too large")) << command;
    EXPECT_EQ(folder_.read("old"), "old") << command;
  }
  for (const auto& entry : fs::directory_iterator(folder_.path()))
    EXPECT_FALSE(entry.path().filename().string().starts_with(".sheaf-")) << entry.path();
}

TEST_F(Outputs, GoOnWhereStandardOutputStands) {
  folder_.write("log", "first\n");
  EXPECT_EQ(shell("\"$0\" extract a.html -o /dev/stdout >> log").exit_code, 0);
  EXPECT_THAT(folder_.read("log"), AllOf(HasSubstr("first\n"), HasSubstr("A page")));
}

TEST_F(Outputs, TellOfStandardOutputThatIsFullOrClosed) {
  folder_.write("rules/p.json",
                R"({"name":"p","hosts":["a.example"],"rules":[{"field":"title","select":"h1"}]})");
  ASSERT_EQ(run_program({"extract", page_, "--rules", at("rules")}).exit_code, 0);
  ASSERT_EQ(shell("\"$0\" extract --list /dev/null --cache cache").exit_code, 0);
  for (const std::string command :
       {"extract a.html", "digest r.jsonl", "digest init r.jsonl", "digest templates",
        "digest templates issue.md", "check --offline doc.md", "check --offline doc.md -f json",
        "cache stats cache", "cache prune cache --older-than 1", "cache clear cache", "calendar",
        "calendar 2021-01-01 2022-01-01", "rules list --rules rules",
        "rules test rules/p.json a.html", "--help", "--version", "check --help"}) {
    const Ran fine = shell("exec \"$0\" " + command);
    ASSERT_EQ(fine.exit_code, 0) << command << fine.err;
    ASSERT_NE(fine.out, "") << command;
    const Ran full = shell("exec \"$0\" " + command + " > /dev/full");
    EXPECT_THAT(full.exit_code, testing::AnyOf(1, 3)) << command;
    EXPECT_THAT(full.err, HasSubstr("standard output")) << command;
    EXPECT_THAT(shell("exec \"$0\" " + command + " >&-").exit_code, testing::AnyOf(1, 3))
        << command;
  }
}

// ---- what has no end ----

// The address sanitizer maps terabytes, so nothing that has it runs within a limit.
#if defined(__SANITIZE_ADDRESS__)
constexpr const char* kMemoryLimit = "";
#elif defined(__has_feature)
constexpr const char* kMemoryLimit = __has_feature(address_sanitizer) ? "" : "ulimit -v 2000000; ";
#else
constexpr const char* kMemoryLimit = "ulimit -v 2000000; ";
#endif

TEST_F(Outputs, WaitForNoEndThatDoesNotCome) {
  folder_.write("hole.html", "x");
  ASSERT_EQ(truncate(at("hole.html").c_str(), off_t{1} << 41), 0);
  fs::copy_file(at("a.html"), at("b.html"));
  for (const std::string name : {"/dev/zero", "hole.html"}) {
    const Ran ran = shell("exec \"$0\" extract " + name + " b.html");
    EXPECT_EQ(ran.exit_code, 1) << name;
    EXPECT_THAT(ran.err, AllOf(HasSubstr(name), HasSubstr("is over the limit of 64 MiB")));
    EXPECT_THAT(ran.out, HasSubstr("A page")) << "the others go on";
  }
  for (const std::string command :
       {"extract - < /dev/zero", "rules test /dev/zero a.html", "digest /dev/zero",
        "digest r.jsonl --template /dev/zero", "digest r.jsonl --lang /dev/zero",
        "check doc.md --offline --config /dev/zero", "extract --list /dev/zero",
        "extract --feed /dev/zero", "extract --input-format csv --list /dev/zero",
        "check --offline /dev/zero doc.md"}) {
    const Ran ran = shell(kMemoryLimit + ("exec \"$0\" " + command));
    EXPECT_THAT(ran.exit_code, testing::AllOf(testing::Ge(1), testing::Le(3))) << command;
    EXPECT_THAT(ran.err, testing::AnyOf(HasSubstr("limit of"), HasSubstr("no regular file"),
                                        HasSubstr("over 64 MiB long")))
        << command;
  }
}

}  // namespace
}  // namespace sheaf::test
