// --history and --dead-after: what changed between runs, and when a failing link is called dead.
#include "check/history.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/json.h"
#include "fetch/own_database.h"
#include "tests/support/hostile_server.h"
#include "tests/support/program.h"

namespace sheaf::test {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;

constexpr std::int64_t kHour = 3600, kStart = 1'617'955'200;  // 2021-04-09 08:00

class Histories : public testing::Test {
 protected:
  // One run that found this of one link.
  CheckReport run(Outcome outcome, std::int64_t at, std::optional<DeadAfter> dead_after = {}) {
    CheckReport report;
    report.documents = {"a.md"};
    report.verdicts = {make_verdict(outcome, "why")};
    CheckedLink link{0, 0, {}};
    link.link.url = Url::parse("https://a.example/x").value();
    report.links = {link, link};
    Result<History> history = History::open(path_);
    EXPECT_TRUE(history.ok()) << history.error().message;
    EXPECT_TRUE(history->update(report, at, dead_after).ok());
    return report;
  }

  TemporaryFolder folder_;
  std::string path_ = folder_.path() + "/history.db";
};

TEST_F(Histories, OfTamperedTimesOverflowNothing) {
  run(Outcome::kUnsure, kStart);
  for (const char* value : {"-9223372036854775808", "9223372036854775807"}) {
    sqlite3* opened = nullptr;
    ASSERT_EQ(sqlite3_open(path_.c_str(), &opened), SQLITE_OK);
    const Database database(opened);
    const std::string change = std::string("UPDATE links SET since = ") + value +
                               ", failures = " + value + ", first_failure = " + value +
                               "; UPDATE runs SET at = " + value;
    ASSERT_TRUE(run_sql(opened, change.c_str()));
    const CheckReport report = run(Outcome::kUnsure, kStart, DeadAfter{3, 48 * kHour});
    EXPECT_THAT(report.verdicts.at(0).reason, testing::Not(HasSubstr("over -")));
    EXPECT_EQ(report.last_run.value_or(kStart), kStart);
  }
}

TEST_F(Histories, OfOtherTablesAreRefused) {
  run(Outcome::kAlive, kStart);
  sqlite3* opened = nullptr;
  ASSERT_EQ(sqlite3_open(path_.c_str(), &opened), SQLITE_OK);
  const Database database(opened);
  ASSERT_TRUE(
      run_sql(opened, "CREATE TRIGGER t AFTER INSERT ON runs BEGIN DELETE FROM links; END"));
  const Result<History> history = History::open(path_);
  ASSERT_FALSE(history.ok());
  EXPECT_THAT(history.error().message, HasSubstr("its tables are not as the program makes them"));
}

TEST_F(Histories, TellWhatBrokeAndWhatCameBack) {
  const CheckReport first = run(Outcome::kAlive, kStart);
  EXPECT_FALSE(first.last_run);
  EXPECT_THAT(first.changes, IsEmpty());
  const CheckReport second = run(Outcome::kDead, kStart + kHour);
  EXPECT_EQ(second.last_run, kStart);
  ASSERT_EQ(second.changes.size(), 1u);
  EXPECT_EQ(second.changes[0].change, Change::kBroke);
  EXPECT_EQ(second.changes[0].before, "alive");
  EXPECT_EQ(second.changes[0].since, kStart);
  EXPECT_THAT(run(Outcome::kDead, kStart + 2 * kHour).changes, IsEmpty());
  // What cannot be told today neither came back nor broke again.
  EXPECT_THAT(run(Outcome::kUnsure, kStart + 3 * kHour).changes, IsEmpty());
  EXPECT_THAT(run(Outcome::kBlocked, kStart + 4 * kHour).changes, IsEmpty());
  const CheckReport back = run(Outcome::kMoved, kStart + 5 * kHour);
  ASSERT_EQ(back.changes.size(), 1u);
  EXPECT_EQ(back.changes[0].change, Change::kCameBack);
}

TEST_F(Histories, CallDeadOnlyWhatFailedOftenAndLong) {
  const DeadAfter limit{3, 48 * kHour};
  const auto outcome = [&](Outcome seen, std::int64_t hours) {
    return run(seen, kStart + hours * kHour, limit).verdicts[0].outcome;
  };
  EXPECT_EQ(outcome(Outcome::kAlive, 0), Outcome::kAlive);
  EXPECT_EQ(outcome(Outcome::kDead, 1), Outcome::kUnsure);
  EXPECT_EQ(outcome(Outcome::kDead, 2), Outcome::kUnsure);
  EXPECT_EQ(outcome(Outcome::kDead, 3), Outcome::kUnsure);       // often, not long
  EXPECT_EQ(outcome(Outcome::kBlocked, 40), Outcome::kBlocked);  // says nothing
  const CheckReport dead = run(Outcome::kDead, kStart + 49 * kHour, limit);
  EXPECT_EQ(dead.verdicts[0].outcome, Outcome::kDead);
  EXPECT_THAT(dead.verdicts[0].reason, HasSubstr("4 failures in a row over 48 hours"));
  ASSERT_EQ(dead.changes.size(), 1u);
  EXPECT_EQ(outcome(Outcome::kAlive, 50), Outcome::kAlive);
  EXPECT_EQ(outcome(Outcome::kDead, 100), Outcome::kUnsure);  // counted anew
}

TEST_F(Histories, CallDeadWhatNeverAnswered) {
  const DeadAfter limit{2, 24 * kHour};
  EXPECT_EQ(run(Outcome::kUnsure, kStart, limit).verdicts[0].outcome, Outcome::kUnsure);
  EXPECT_EQ(run(Outcome::kUnsure, kStart + 25 * kHour).verdicts[0].outcome, Outcome::kUnsure);
  const Verdict verdict = run(Outcome::kUnsure, kStart + 26 * kHour, limit).verdicts[0];
  EXPECT_EQ(verdict.outcome, Outcome::kDead);
  EXPECT_EQ(verdict.confidence, Confidence::kMedium);
}

TEST_F(Histories, PassOverWhatWasNotAsked) {
  run(Outcome::kAlive, kStart);
  EXPECT_THAT(run(Outcome::kSkipped, kStart + kHour).changes, IsEmpty());
  EXPECT_EQ(run(Outcome::kDead, kStart + 2 * kHour).changes.size(), 1u);
}

TEST(DeadAfterWord, IsFailuresAndHours) {
  EXPECT_EQ(parse_dead_after("3/48")->failures, 3);
  EXPECT_EQ(parse_dead_after("3/48")->seconds, 48 * kHour);
  EXPECT_EQ(parse_dead_after("2")->seconds, 0);
  for (const char* bad : {"", "0", "x", "3/", "3/x", "3/4/5", "-1", "3 /4", "99999999999"})
    EXPECT_FALSE(parse_dead_after(bad).ok()) << bad;
}

TEST(CheckHistory, TellsChangesInReports) {
  const TemporaryFolder folder;
  const std::string history = folder.path() + "/h.db";
  bool is_there = true;
  const HostileServer server([&](Connection& connection, int) {
    while (!connection.read_head().empty()) {
      const std::string fine =
          answer(200, "Content-Type: text/html\r\n", "<title>F</title><p>fine");
      if (!connection.send(is_there ? fine : answer(404))) return;
    }
  });
  const auto check = [&](const std::string& form, const std::string& dead_after = "1") {
    return run_program({"check", "-q", "--no-probe", "--history", history, "--dead-after",
                        dead_after, "-f", form, "-"},
                       server.url("/x"));
  };
  EXPECT_THAT(check("table").out, testing::Not(HasSubstr("since ")));
  is_there = false;
  EXPECT_THAT(check("table").out,
              HasSubstr("1 broke, 0 came back\n  broke     " + server.url("/x")));
  is_there = true;
  const Result<Json> json = parse_json(check("json").out);
  ASSERT_TRUE(json.ok());
  EXPECT_EQ((*json)["changes"][0]["change"], "came_back");
  EXPECT_THAT(check("html").out, HasSubstr("0 broke, 0 came back"));
  is_there = false;
  EXPECT_EQ(check("markdown", "2/1").exit_code, 0);  // not dead yet
}

TEST(CheckHistory, CountsFailuresBesideCache) {
  const TemporaryFolder folder;
  const HostileServer server(answers(answer(404)));
  const auto check = [&] {
    return run_program({"check", "-q", "--no-probe", "--history", folder.path() + "/h.db",
                        "--cache", folder.path() + "/cache", "--dead-after", "3", "-"},
                       server.url("/x"))
        .exit_code;
  };
  EXPECT_EQ(check(), 0);
  EXPECT_EQ(check(), 0);  // not the 404 of the cache
  EXPECT_EQ(check(), 1);
}

TEST(CheckHistory, IsNoOtherFile) {
  const TemporaryFolder folder;
  const std::string path = folder.write("words.txt", std::string(2000, 'x'));
  const Ran ran = run_program({"check", "--history", path, "-"}, "x");
  EXPECT_EQ(ran.exit_code, 3);
  EXPECT_THAT(ran.err, HasSubstr("words.txt"));
  EXPECT_EQ(folder.read("words.txt"), std::string(2000, 'x'));
  EXPECT_EQ(run_program({"check", "--dead-after", "3", "-"}, "x").exit_code, 2);
}

}  // namespace
}  // namespace sheaf::test
