#include "check/verdict_cache.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <filesystem>

#include "base/json.h"
#include "base/text.h"
#include "check/json_text.h"
#include "check/read_file.h"

namespace sheaf {
namespace {

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

bool write_all(int file, const std::string& bytes) {
  for (std::size_t done = 0; done < bytes.size();) {
    const ssize_t now = write(file, bytes.data() + done, bytes.size() - done);
    if (now < 0 && errno == EINTR) continue;
    if (now <= 0) return false;
    done += static_cast<std::size_t>(now);
  }
  return fsync(file) == 0;
}

}  // namespace

Result<VerdictCache> VerdictCache::load(const std::string& path, Clock clock) {
  VerdictCache cache;
  cache.now_ = clock.now;
  std::error_code error;
  if (!std::filesystem::exists(path, error)) return cache;
  const Result<std::string> bytes = read_document_file(path);
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
  entry.verdict.target = string_at(json, "target");
  entry.verdict.suggestion = string_at(json, "suggestion");
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

Result<std::size_t> VerdictCache::save(const std::string& path) const {
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
  return write_file_atomically(path, bytes);
}

Result<std::size_t> write_file_atomically(const std::string& name, const std::string& bytes) {
  std::error_code unresolved;  // a file that is not there yet
  std::string path = std::filesystem::canonical(name, unresolved).string();
  if (unresolved) path = name;
  std::string temporary = path + ".XXXXXX";
  const int file = mkostemp(temporary.data(), O_CLOEXEC);
  if (file < 0) return Error{ErrorKind::kIo, std::strerror(errno)};
  struct stat info;
  const mode_t mode = stat(path.c_str(), &info) == 0 ? info.st_mode & 07777 : 0644;
  const bool written = write_all(file, bytes) && fchmod(file, mode) == 0;
  const int reason = errno;
  close(file);
  if (written && std::rename(temporary.c_str(), path.c_str()) == 0) return bytes.size();
  const Error error{ErrorKind::kIo, std::strerror(written ? errno : reason)};
  unlink(temporary.c_str());
  return error;
}

}  // namespace sheaf
