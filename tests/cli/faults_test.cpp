// Faults on purpose: whatever call of the system fails, the program ends by itself and says so, no
// record is cut or doubled, and no old file is lost. tests/faults/ has the library that lets them
// fail. A part of the many allocations is tried; SHEAF_FAULTS_ALL in the environment: all of them.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <set>

#include "fetch/warc_reader.h"
#include "tests/cli/batch_support.h"
#include "tests/support/warc.h"

#ifdef SHEAF_FAULTS

namespace sheaf::test {
namespace {

namespace fs = std::filesystem;

constexpr long kMallocsTried = 40, kMostCalls = 2000;

// A command that writes, and what has to hold whatever fails in it.
class Faults : public testing::TestWithParam<const char*> {
 protected:
  virtual std::vector<std::string> command() const = 0;
  virtual void prepare() = 0;
  // After the command, without a fault for `is_fine`.
  virtual void examine(const Ran& ran) = 0;

  std::string at(const std::string& name) const { return folder_->path() + "/" + name; }

  // With the n-th call of the kind failing. How many calls there were.
  long run_with_fault(long n) {
    folder_.emplace();
    prepare();
    const std::string kind = GetParam();
    std::vector<std::string> words = {"env", std::string("LD_PRELOAD=") + SHEAF_FAULTS,
                                      "SHEAF_FAULT=" + kind + ":" + std::to_string(n),
                                      "SHEAF_FAULT_COUNT=" + at("count"), SHEAF_PROGRAM};
    const std::vector<std::string> rest = command();
    words.insert(words.end(), rest.begin(), rest.end());
    const Ran ran = run_tool(words);
    const long calls = std::atol(folder_->read("count").c_str());
    SCOPED_TRACE(kind + " " + std::to_string(n) + " of " + std::to_string(calls) + ", exit code " +
                 std::to_string(ran.exit_code) + ", says: " + ran.err);
    EXPECT_GE(ran.exit_code, 0) << "ended by a signal";
    EXPECT_LE(ran.exit_code, 3);
    if (n == 0) {
      EXPECT_EQ(ran.exit_code, 0);
    }
    if (ran.exit_code != 0) {
      EXPECT_NE(ran.err, "") << "says nothing";
    }
    examine(ran);
    return calls;
  }

  void run_with_all_faults() {
    const long calls = run_with_fault(0);
    ASSERT_GT(calls, 0) << "nothing to fail";
    ASSERT_LT(calls, std::string_view(GetParam()) == "malloc" ? 10'000'000 : kMostCalls);
    const bool is_part =
        std::string_view(GetParam()) == "malloc" && !std::getenv("SHEAF_FAULTS_ALL");
    const long step = is_part ? std::max(1L, calls / kMallocsTried) : 1;
    for (long n = 1; n <= calls && !HasFailure(); n += step) run_with_fault(n);
  }

  std::optional<TemporaryFolder> folder_;
};

std::string name_of(const testing::TestParamInfo<const char*>& info) { return info.param; }

// ---- extract ----

class FaultsOfBatches : public Faults {
 protected:
  void prepare() override {
    std::string list;
    for (int i = 0; i < 3; ++i) list += server_.url("/p/" + std::to_string(i)) + "\n";
    folder_->write("list", list);
  }
  std::vector<std::string> command() const override {
    return {"extract",    "--no-robots", "--list",  at("list"),  "-o",      at("out"),
            "--warc-out", at("a.warc"),  "--cache", at("cache"), "--tries", "1"};
  }
  void examine(const Ran& ran) override {
    const std::vector<std::string> before = titles_there();
    if (ran.exit_code == 0) {
      EXPECT_EQ(before.size(), 3U);
    }
    std::vector<std::string> again = command();
    again.push_back("--retry-failed");
    const Ran second = run_program(again);
    EXPECT_EQ(second.exit_code, 0) << "cannot be gone on with: " << second.err;
    const std::vector<std::string> after = titles_there();
    EXPECT_EQ(after.size(), 3U);
    EXPECT_EQ(std::set<std::string>(after.begin(), after.end()).size(), 3U);
    EXPECT_TRUE(read_warc(folder_->read("a.warc")).faults.empty());
  }
  std::vector<std::string> titles_there() {
    return fs::exists(at("out")) ? titles(folder_->read("out")) : std::vector<std::string>();
  }
  HttpServer server_{pages(3)};
};

TEST_P(FaultsOfBatches, LoseAndDoubleNoRecord) { run_with_all_faults(); }
INSTANTIATE_TEST_SUITE_P(Faults, FaultsOfBatches,
                         testing::Values("malloc", "write", "fsync", "open"), name_of);

// ---- digest ----

class FaultsOfDigests : public Faults {
 protected:
  void prepare() override {
    folder_->write("r.jsonl",
                   R"({"schema":1,"url":"https://a.example/1","id":"a","title":"Apples"})"
                   "\n");
    folder_->write("issue.md", "old");
  }
  std::vector<std::string> command() const override {
    return {"digest", at("r.jsonl"), "-o", at("issue.md")};
  }
  void examine(const Ran& ran) override {
    const std::string issue = folder_->read("issue.md");
    if (ran.exit_code == 0) {
      EXPECT_NE(issue, "old");
    }
    if (issue == "old") return;
    EXPECT_THAT(issue, testing::HasSubstr("Apples"));
    EXPECT_TRUE(issue.ends_with('\n'));
  }
};

TEST_P(FaultsOfDigests, LeaveTheOldIssueOrTheNewOne) { run_with_all_faults(); }
INSTANTIATE_TEST_SUITE_P(Faults, FaultsOfDigests,
                         testing::Values("malloc", "write", "fsync", "rename", "open"), name_of);

// ---- check --fix ----

class FaultsOfMending : public Faults {
 protected:
  FaultsOfMending()
      : server_({{"/old", {.status = 301, .location = "/new"}}, {"/new", {.body = page("New")}}}) {}
  void prepare() override { folder_->write("a.md", document("/old")); }
  std::string document(const std::string& path) const {
    return "# A\n\n[a](" + server_.url(path) + ")\n";
  }
  std::vector<std::string> command() const override {
    return {"check", "--fix",      "--no-probe", "--tries",   "1",         at("a.md"),
            "-o",    at("report"), "--cache",    at("cache"), "--history", at("history")};
  }
  void examine(const Ran& ran) override {
    EXPECT_THAT(folder_->read("a.md"), testing::AnyOf(document("/old"), document("/new")));
    if (ran.exit_code == 0) {
      EXPECT_EQ(folder_->read("a.md"), document("/new"));
    }
  }

  HttpServer server_;
};

TEST_P(FaultsOfMending, LeaveTheDocumentWhole) { run_with_all_faults(); }
INSTANTIATE_TEST_SUITE_P(Faults, FaultsOfMending,
                         testing::Values("malloc", "write", "fsync", "rename", "open"), name_of);

// ---- cache prune ----

class FaultsOfPruning : public Faults {
 protected:
  void SetUp() override {
    const std::string list = made_.write("list", server_.url("/p/0") + "\n" + server_.url("/p/1"));
    ASSERT_EQ(
        run_program({"extract", "--no-robots", "--list", list, "--cache", made_.path() + "/c"})
            .exit_code,
        0);
  }
  void prepare() override { fs::copy_file(made_.path() + "/c", at("cache")); }
  std::vector<std::string> command() const override {
    return {"cache", "prune", at("cache"), "--max-size", "0"};
  }
  void examine(const Ran& ran) override {
    const Ran stats = run_program({"cache", "stats", at("cache")});
    EXPECT_EQ(stats.exit_code, 0) << stats.err;
    EXPECT_THAT(stats.out, testing::AnyOf(testing::HasSubstr("pages       2"),
                                          testing::HasSubstr("pages       0")));
    if (ran.exit_code == 0) {
      EXPECT_THAT(stats.out, testing::HasSubstr("pages       0"));
    }
  }

  HttpServer server_{pages(2)};
  TemporaryFolder made_;
};

TEST_P(FaultsOfPruning, LeaveACacheThatCanBeRead) { run_with_all_faults(); }
INSTANTIATE_TEST_SUITE_P(Faults, FaultsOfPruning,
                         testing::Values("malloc", "write", "fsync", "open"), name_of);

}  // namespace
}  // namespace sheaf::test

#endif
