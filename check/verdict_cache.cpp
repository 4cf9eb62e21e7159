#include "check/verdict_cache.h"

#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

#include "base/json.h"
#include "base/output.h"
#include "base/read_file.h"
#include "base/text.h"
#include "check/json_text.h"
#include "url/web.h"

namespace sheaf {
namespace {

constexpr std::size_t kMostBytes = std::size_t{512} << 20;

bool will_hold(const Verdict& verdict) {
  if (verdict.confidence == Confidence::kLow) return false;
  switch (verdict.outcome) {
    case Outcome::kAlive:
    case Outcome::kMoved:
    case Outcome::kRedirected:
      return true;
    case Outcome::kDead:
      return verdict.status == 404 || verdict.status == 410;
    default:
      return false;
  }
}

// An address of the web in its normal form, or "" if the line has none. nullopt if it has something
// else: the file may be of anybody's making, and what is suggested is written into documents.
std::optional<std::string> find_stored_address(const Json& json, std::string_view name) {
  const std::string text(string_at(json, name));
  if (text.empty()) return "";
  const Result<Url> url = Url::parse(text);
  if (!url.ok() || !is_web(*url)) return std::nullopt;
  return url->text();
}

}  // namespace

Result<VerdictCache> VerdictCache::load(const std::string& path, Clock clock) {
  VerdictCache cache;
  cache.now_ = clock.now;
  std::error_code error;
  if (!std::filesystem::exists(path, error)) return cache;
  const Result<std::string> bytes = read_regular_file(path, kMostBytes);
  if (!bytes.ok()) return bytes.error();
  bool is_ours = bytes->empty();
  for (const std::string_view line : split_lines(*bytes)) {
    const Result<Json> json = parse_json(line);
    if (!json.ok() || !json->is_object()) continue;
    const std::string url(string_at(*json, "url"));
    std::optional<Entry> entry = find_entry(*json);
    if (!entry || url.empty()) continue;
    is_ours = true;
    if (entry->at >= 0 && entry->at <= clock.now && clock.now - entry->at <= clock.max_age &&
        will_hold(entry->verdict))
      cache.entries_.insert_or_assign(url, std::move(*entry));
  }
  if (!is_ours) return Error{ErrorKind::kUnsupported, "has other things than verdicts"};
  return cache;
}

// Parts of a line besides its "url".
std::optional<VerdictCache::Entry> VerdictCache::find_entry(const Json& json) {
  const auto outcome = find_outcome(string_at(json, "outcome"));
  const Json* at = find_member(json, "at");
  if (!outcome || !at || !at->is_number_integer()) return std::nullopt;
  Entry entry{make_verdict(*outcome, std::string(string_at(json, "reason"))),
              at->get<std::int64_t>()};
  if (const Json* status = find_member(json, "status"); status && status->is_number_integer())
    entry.verdict.status =
        static_cast<int>(std::clamp<std::int64_t>(status->get<std::int64_t>(), 0, 999));
  const auto target = find_stored_address(json, "target");
  const auto suggestion = find_stored_address(json, "suggestion");
  if (!target || !suggestion) return std::nullopt;
  entry.verdict.target = *target;
  entry.verdict.suggestion = *suggestion;
  return entry;
}

std::optional<Verdict> VerdictCache::find(const std::string& url) const {
  const auto found = entries_.find(url);
  if (found == entries_.end()) return std::nullopt;
  return found->second.verdict;
}

void VerdictCache::keep(const std::string& url, const Verdict& verdict) {
  if (verdict.is_cached || verdict.outcome == Outcome::kSkipped) return;
  entries_.erase(url);
  if (will_hold(verdict)) entries_.insert_or_assign(url, Entry{verdict, now_});
}

std::optional<Error> VerdictCache::save(const std::string& path) const {
  std::string bytes;
  for (const auto& [url, entry] : entries_) {
    const Json json = {{"url", url},
                       {"outcome", outcome_name(entry.verdict.outcome)},
                       {"reason", entry.verdict.reason},
                       {"status", entry.verdict.status},
                       {"target", entry.verdict.target},
                       {"suggestion", entry.verdict.suggestion},
                       {"at", entry.at}};
    bytes += json_text(json) + "\n";
  }
  return replace_file(path, bytes);
}

}  // namespace sheaf
