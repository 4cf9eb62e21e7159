#include "check/history.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <utility>
#include <vector>

#include "base/text.h"
#include "fetch/own_database.h"

namespace sheaf {
namespace {

constexpr std::int64_t kHour = 3600;

constexpr OwnSchema kSchema = {0x53484831, 1,  // "SHH1"
                               R"(
CREATE TABLE IF NOT EXISTS links (
  url TEXT PRIMARY KEY, outcome TEXT NOT NULL, is_broken INTEGER NOT NULL, reason TEXT NOT NULL,
  since INTEGER NOT NULL, checked_at INTEGER NOT NULL, failures INTEGER NOT NULL,
  first_failure INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS runs (at INTEGER NOT NULL);
)"};

// Failures of a link that are counted at most; the file may be another's.
constexpr std::int64_t kMostFailures = 1'000'000;

struct Record {
  std::string outcome = {}, reason = {};
  bool is_broken = false;
  std::int64_t since = 0;  // when the outcome became what it is
  std::int64_t failures = 0, first_failure = 0;
};

enum class Seen { kWorks, kFails, kNothing };

Seen seen_of(const Verdict& verdict) {
  switch (verdict.outcome) {
    case Outcome::kAlive:
    case Outcome::kMoved:
    case Outcome::kRedirected:
    case Outcome::kBadFragment:
      return Seen::kWorks;
    case Outcome::kDead:
    case Outcome::kSoftDead:
    case Outcome::kParked:
    case Outcome::kInsecure:
    case Outcome::kUnsure:
      return Seen::kFails;
    default:
      return Seen::kNothing;
  }
}

std::string times_of(const Record& record, std::int64_t now) {
  return std::to_string(record.failures) + (record.failures == 1 ? " failure" : " failures") +
         " in a row over " + std::to_string((now - record.first_failure) / kHour) + " hours";
}

// What failures of this and earlier runs make of a failure.
void weigh(Verdict& verdict, const Record& record, const DeadAfter& limit, std::int64_t now) {
  const bool is_over =
      record.failures >= limit.failures && now - record.first_failure >= limit.seconds;
  if (is_over && verdict.outcome == Outcome::kUnsure) {
    verdict.outcome = Outcome::kDead;
    verdict.confidence = Confidence::kMedium;
  } else if (!is_over && is_broken(verdict)) {
    verdict.evidence.push_back(std::string(outcome_name(verdict.outcome)) + " today");
    verdict.outcome = Outcome::kUnsure;
  } else if (!is_over) {
    return;
  }
  verdict.reason += "; " + times_of(record, now);
}

// Each address of the web once, with its verdict.
std::map<std::string, std::uint32_t> addresses_of(const CheckReport& report) {
  std::map<std::string, std::uint32_t> out;
  for (const CheckedLink& entry : report.links) {
    const SharedUrl& url = entry.link.url;
    if (url && (url->scheme() == "http" || url->scheme() == "https"))
      out.try_emplace(url->text(), entry.verdict);
  }
  return out;
}

void count(Record& record, Seen seen, std::int64_t now) {
  if (seen == Seen::kWorks) record.failures = record.first_failure = 0;
  if (seen == Seen::kFails && record.failures++ == 0) record.first_failure = now;
}

std::optional<Change> find_change(const Record& before, const Verdict& verdict) {
  if (before.is_broken && has_answered(verdict.outcome)) return Change::kCameBack;
  if (!before.is_broken && is_broken(verdict)) return Change::kBroke;
  return std::nullopt;
}

// What is neither broken nor fine (blocked, unsure) leaves open what it was.
void describe(Record& record, const Verdict& verdict, std::int64_t now) {
  const std::string_view outcome = outcome_name(verdict.outcome);
  if (record.outcome != outcome) record.since = now;
  record.outcome = outcome;
  record.reason = verdict.reason;
  if (is_broken(verdict) || has_answered(verdict.outcome)) record.is_broken = is_broken(verdict);
}

}  // namespace

Result<DeadAfter> parse_dead_after(std::string_view text) {
  DeadAfter out;
  std::int64_t hours = 0;
  const char* const end = text.data() + text.size();
  std::from_chars_result read = std::from_chars(text.data(), end, out.failures);
  if (read.ec == std::errc() && read.ptr != end && *read.ptr == '/')
    read = std::from_chars(read.ptr + 1, end, hours);
  if (read.ec != std::errc() || read.ptr != end || out.failures < 1 || hours < 0 || hours > 100'000)
    return Error{ErrorKind::kBadInput, "'" + std::string(text) + "' is not as N or N/HOURS"};
  out.seconds = hours * kHour;
  return out;
}

struct History::State {
  explicit State(Database opened) : database(std::move(opened)) {}

  // Times in the future, by a clock that was wrong, are now.
  std::optional<Record> find(const std::string& url, std::int64_t now) {
    Statement statement(database.get(),
                        "SELECT outcome, reason, is_broken, since, failures, first_failure "
                        "FROM links WHERE url = ?");
    statement.bind(url);
    if (!statement.has_row()) return std::nullopt;
    Record record;
    record.outcome = statement.text();
    record.reason = statement.text();
    record.is_broken = statement.number() != 0;
    record.since = std::clamp<std::int64_t>(statement.number(), 0, now);
    record.failures = std::clamp<std::int64_t>(statement.number(), 0, kMostFailures);
    record.first_failure = std::clamp<std::int64_t>(statement.number(), 0, now);
    return record;
  }

  bool store(const std::string& url, const Record& record, std::int64_t now) {
    Statement statement(database.get(),
                        "INSERT OR REPLACE INTO links VALUES (?, ?, ?, ?, ?, ?, ?, ?)");
    return statement.bind(url)
        .bind(record.outcome)
        .bind(std::int64_t{record.is_broken})
        .bind(record.reason)
        .bind(record.since)
        .bind(now)
        .bind(record.failures)
        .bind(record.first_failure)
        .run();
  }

  bool store_run(std::int64_t now) {
    Statement statement(database.get(), "INSERT INTO runs VALUES (?)");
    return statement.bind(now).run();
  }

  std::optional<std::int64_t> last_run(std::int64_t now) {
    Statement statement(database.get(),
                        "SELECT at FROM runs WHERE at BETWEEN 0 AND ? ORDER BY at DESC LIMIT 1");
    return statement.bind(now).has_row() ? std::optional(statement.number()) : std::nullopt;
  }

  Database database;
};

History::History(std::unique_ptr<State> state) : state_(std::move(state)) {}
History::History(History&&) noexcept = default;
History::~History() = default;

Result<History> History::open(const std::string& path) {
  Result<Database> database = open_own_database(path, kSchema, IfMissing::kCreate);
  if (!database.ok()) return database.error();
  return History(std::make_unique<State>(std::move(database).value()));
}

Result<bool> History::update(CheckReport& report, std::int64_t now,
                             const std::optional<DeadAfter>& dead_after) {
  State& state = *state_;
  if (!run_sql(state.database.get(), "BEGIN IMMEDIATE")) return sqlite_error(state.database.get());
  std::vector<Verdict> verdicts = report.verdicts;
  std::vector<LinkChange> changes;
  const std::optional<std::int64_t> last_run = state.last_run(now);
  bool is_stored = true;
  for (const auto& [url, index] : addresses_of(report)) {
    Verdict& verdict = verdicts[index];
    if (verdict.is_cached || verdict.outcome == Outcome::kSkipped) continue;
    const std::optional<Record> before = state.find(url, now);
    Record record = before.value_or(Record{});
    count(record, seen_of(verdict), now);
    if (dead_after && record.failures > 0) weigh(verdict, record, *dead_after, now);
    if (const auto change = before ? find_change(*before, verdict) : std::nullopt)
      changes.push_back({url, *change, before->outcome, before->since, index});
    describe(record, verdict, now);
    is_stored = is_stored && state.store(url, record, now);
  }
  if (!is_stored || !state.store_run(now) || !run_sql(state.database.get(), "COMMIT")) {
    const Error error = sqlite_error(state.database.get());
    run_sql(state.database.get(), "ROLLBACK");
    return error;
  }
  report.verdicts = std::move(verdicts);
  report.changes = std::move(changes);
  report.last_run = last_run;
  return true;
}

}  // namespace sheaf
