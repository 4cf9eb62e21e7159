#include "fetch/cache.h"

#include <sys/stat.h>
#include <zstd.h>

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <mutex>
#include <utility>

#include "base/text.h"
#include "fetch/codings.h"
#include "fetch/dates.h"
#include "fetch/freshness.h"
#include "fetch/own_database.h"
#include "fetch/recorded_http.h"
#include "fetch/redirect.h"

namespace sheaf {
namespace {

constexpr int kCompression = 3;
constexpr std::size_t kMaxBody = 64u << 20;  // no request asks for as much

constexpr OwnSchema kSchema = {0x53484631, 1,  // "SHF1"
                               R"(
CREATE TABLE IF NOT EXISTS pages (
  url TEXT PRIMARY KEY, final_url TEXT NOT NULL, status INTEGER NOT NULL, reason TEXT NOT NULL,
  version TEXT NOT NULL, headers TEXT NOT NULL, hops TEXT NOT NULL, body BLOB NOT NULL,
  body_size INTEGER NOT NULL, fetched_at INTEGER NOT NULL, checked_at INTEGER NOT NULL,
  fresh_until INTEGER NOT NULL) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS pages_by_check ON pages (checked_at);
)"};

std::string key_of(std::string_view url) { return std::string(url.substr(0, url.find('#'))); }

std::string to_lines(const std::vector<Header>& headers) {
  std::string out;
  for (const Header& header : headers) out += header.name + ": " + header.value + "\r\n";
  return out;
}

std::string to_lines(const std::vector<Hop>& hops) {
  std::string out;
  for (const Hop& hop : hops) out += std::to_string(hop.status) + ": " + hop.url + "\r\n";
  return out;
}

// Of the headers of a redirect only where it led is kept.
std::vector<Hop> read_hops(std::string_view lines, const std::string& final_url) {
  std::vector<Hop> out;
  for (Header& line : read_named_fields(lines)) {
    Hop& hop = out.emplace_back();
    std::from_chars(line.name.data(), line.name.data() + line.name.size(), hop.status);
    hop.url = std::move(line.value);
  }
  for (std::size_t i = 0; i < out.size(); ++i)
    out[i].headers = {{"Location", i + 1 < out.size() ? out[i + 1].url : final_url}};
  return out;
}

std::string compress(std::string_view bytes) {
  std::string out(ZSTD_compressBound(bytes.size()), '\0');
  out.resize(ZSTD_compress(out.data(), out.size(), bytes.data(), bytes.size(), kCompression));
  return out;
}

// By the reader of bodies from the network: it makes no room for what is only claimed.
std::optional<std::string> decompress(std::string body) {
  Undone out = undo_content_coding("zstd", std::move(body), kMaxBody);
  const bool is_whole = out.was_decoded && out.complete && !out.over_limit;
  return is_whole ? std::optional(std::move(out.bytes)) : std::nullopt;
}

bool is_web_address(const std::string& text) {
  const Result<Url> url = Url::parse(text);
  return url.ok() && (url->scheme() == "http" || url->scheme() == "https");
}

bool is_status(std::int64_t number) { return number >= 100 && number <= 999; }

// The file may be another's: what no store() has written is not there.
bool may_be_ours(const Response& response) {
  return is_status(response.status) && is_web_address(response.final_url) &&
         std::all_of(response.hops.begin(), response.hops.end(), [](const Hop& hop) {
           return is_redirect(hop.status) && is_web_address(hop.url);
         });
}

// A year of four digits.
std::int64_t time_within_reason(std::int64_t seconds) {
  return std::clamp<std::int64_t>(seconds, 0, kLatestTime);
}

}  // namespace

bool is_fresh(const CacheEntry& entry, std::optional<std::int64_t> max_age, std::int64_t now) {
  if (entry.checked_at < 0 || entry.checked_at > now) return false;
  return max_age ? now - entry.checked_at < *max_age : now < entry.fresh_until;
}

struct Cache::State {
  Database database;
  std::string path;
  std::mutex mutex;
};

Cache::Cache(std::unique_ptr<State> state) : state_(std::move(state)) {}
Cache::Cache(Cache&&) noexcept = default;
Cache::~Cache() = default;

Result<Cache> Cache::open(const std::string& path, Missing missing) {
  Result<Database> database = open_own_database(
      path, kSchema, missing == Missing::kCreate ? IfMissing::kCreate : IfMissing::kRefuse);
  if (!database.ok()) return database.error();
  if (!query_number(database->get(), "SELECT count(*) FROM (SELECT url FROM pages LIMIT 1)"))
    return sqlite_error(database->get());
  auto state = std::make_unique<State>();
  state->database = std::move(database).value();
  state->path = path;
  return Cache(std::move(state));
}

std::optional<CacheEntry> Cache::find(const Url& url) {
  const std::lock_guard lock(state_->mutex);
  const std::string key = key_of(url.text());
  Statement statement(state_->database.get(),
                      "SELECT status, checked_at, fresh_until, headers FROM pages WHERE url = ?");
  if (!statement.bind(key).has_row()) return std::nullopt;
  CacheEntry entry;
  const std::int64_t status = statement.number();
  if (!is_status(status)) return std::nullopt;
  entry.status = static_cast<int>(status);
  entry.checked_at = statement.number();
  entry.fresh_until = statement.number();
  entry.validators = validators_of(read_named_fields(statement.text()));
  return entry;
}

std::optional<Response> Cache::load(const Url& url) {
  Response response;
  std::string body;
  {
    const std::lock_guard lock(state_->mutex);
    const std::string key = key_of(url.text());
    Statement statement(state_->database.get(),
                        "SELECT final_url, status, reason, version, headers, hops, body, "
                        "fetched_at FROM pages WHERE url = ?");
    if (!statement.bind(key).has_row()) return std::nullopt;
    response.final_url = statement.text();
    const std::int64_t status = statement.number();
    response.status = is_status(status) ? static_cast<int>(status) : 0;
    response.reason = statement.text();
    response.http_version = statement.text();
    response.headers = read_named_fields(statement.text());
    response.hops = read_hops(statement.text(), response.final_url);
    body = statement.text();
    response.fetched_at = time_within_reason(statement.number());
  }
  if (!may_be_ours(response)) return std::nullopt;
  std::optional<std::string> bytes = decompress(std::move(body));
  if (!bytes) return std::nullopt;
  response.body = std::move(*bytes);
  response.url = url.text();
  response.origin = Origin::kCache;
  response.content_type = field_of(response.headers, "Content-Type");
  return response;
}

Result<bool> Cache::store(const Response& response) {
  if (!may_be_stored(response) || response.body.size() > kMaxBody) return false;
  const std::string key = key_of(response.url), headers = to_lines(response.headers),
                    hops = to_lines(response.hops), body = compress(response.body);
  const std::lock_guard lock(state_->mutex);
  sqlite3* const database = state_->database.get();
  Statement statement(database,
                      "INSERT OR REPLACE INTO pages VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
  statement.bind(key).bind(response.final_url).bind(std::int64_t{response.status});
  statement.bind(response.reason).bind(response.http_version).bind(headers).bind(hops);
  statement.bind_blob(body).bind(static_cast<std::int64_t>(response.body.size()));
  statement.bind(response.fetched_at).bind(response.fetched_at);
  statement.bind(response.fetched_at + freshness_of(response));
  if (!statement.run()) return sqlite_error(database);
  return true;
}

Result<bool> Cache::refresh(const Url& url, const Response& not_modified) {
  std::optional<Response> kept = load(url);
  if (!kept || key_of(kept->final_url) != key_of(not_modified.final_url)) return false;
  // What was true of the old answer alone: its age.
  std::erase_if(kept->headers,
                [](const Header& old) { return equals_ignore_case(old.name, "Age"); });
  for (const Header& header : not_modified.headers) {
    if (equals_ignore_case(header.name, "Content-Length")) continue;  // RFC 9111 3.2
    std::erase_if(kept->headers,
                  [&](const Header& old) { return equals_ignore_case(old.name, header.name); });
  }
  for (const Header& header : not_modified.headers) {
    if (!equals_ignore_case(header.name, "Content-Length")) kept->headers.push_back(header);
  }
  kept->fetched_at = not_modified.fetched_at;
  const std::string key = key_of(url.text()), headers = to_lines(kept->headers);
  const std::lock_guard lock(state_->mutex);
  sqlite3* const database = state_->database.get();
  Statement statement(
      database, "UPDATE pages SET headers = ?, checked_at = ?, fresh_until = ? WHERE url = ?");
  statement.bind(headers).bind(not_modified.fetched_at);
  statement.bind(not_modified.fetched_at + freshness_of(*kept)).bind(key);
  if (!statement.run()) return sqlite_error(database);
  return true;
}

Result<CacheStats> Cache::stats() {
  const std::lock_guard lock(state_->mutex);
  sqlite3* const database = state_->database.get();
  Statement statement(database,
                      "SELECT count(*), coalesce(sum(max(0, min(body_size, 1 << 30))), 0), "
                      "coalesce(min(checked_at), 0), "
                      "coalesce(max(checked_at), 0) FROM pages");
  if (!statement.has_row()) return sqlite_error(database);
  CacheStats stats;
  stats.pages = static_cast<std::uint64_t>(statement.number());
  stats.body_bytes = static_cast<std::uint64_t>(statement.number());
  stats.oldest = statement.number();
  stats.newest = statement.number();
  struct stat status {};
  if (stat(state_->path.c_str(), &status) == 0)
    stats.file_bytes = static_cast<std::uint64_t>(status.st_size);
  return stats;
}

Result<std::uint64_t> Cache::prune(std::int64_t before, std::uint64_t max_bytes) {
  const std::lock_guard lock(state_->mutex);
  sqlite3* const database = state_->database.get();
  // The newest whose bodies together fit stay.
  Statement statement(database,
                      "DELETE FROM pages WHERE checked_at < ?1 OR url IN (SELECT url FROM (SELECT "
                      "url, sum(length(body)) OVER (ORDER BY checked_at DESC, url) AS total FROM "
                      "pages WHERE checked_at >= ?1) WHERE total > ?2)");
  constexpr std::uint64_t kMost = INT64_MAX;
  statement.bind(before).bind(static_cast<std::int64_t>(std::min(max_bytes, kMost)));
  if (!statement.run()) return sqlite_error(database);
  const auto gone = static_cast<std::uint64_t>(sqlite3_changes64(database));
  // Where another process reads, the file shrinks another time.
  if (gone > 0) run_sql(database, "VACUUM; PRAGMA wal_checkpoint(TRUNCATE)");
  return gone;
}

Result<std::uint64_t> Cache::clear() { return prune(INT64_MAX, 0); }

}  // namespace sheaf
