// fetch/cache.h: a row of a cache that a stranger made. What load() gives is what store() may have
// written, and is stored and read again as it is.
#include <unistd.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <string>
#include <string_view>

#include "fetch/cache.h"
#include "fetch/own_database.h"
#include "tests/fuzz/require.h"

namespace sheaf::fuzz {
namespace {

// In memory where there is such a folder; goes with the program.
class CacheFile {
 public:
  CacheFile() {
    char name[] = "/dev/shm/sheaf-fuzz-XXXXXX";
    char other[] = "/tmp/sheaf-fuzz-XXXXXX";
    const char* made = mkdtemp(name);
    folder_ = made ? made : mkdtemp(other);
    cache_.emplace(Cache::open(path()).value());
    sqlite3* opened = nullptr;
    sqlite3_open(path().c_str(), &opened);
    other_.reset(opened);
    run_sql(opened, "PRAGMA synchronous = OFF");
  }
  ~CacheFile() {
    cache_.reset();
    other_.reset();
    for (const char* end : {"", "-wal", "-shm"}) unlink((path() + end).c_str());
    rmdir(folder_.c_str());
  }
  CacheFile(const CacheFile&) = delete;
  CacheFile& operator=(const CacheFile&) = delete;

  Cache& cache() { return *cache_; }
  sqlite3* other() { return other_.get(); }

 private:
  std::string path() const { return folder_ + "/cache.db"; }
  std::string folder_;
  std::optional<Cache> cache_;
  Database other_;
};

// Fields of the input, one behind the other.
class Fields {
 public:
  explicit Fields(std::string_view bytes) : rest_(bytes) {}
  std::string_view text() {
    const std::size_t end = std::min(rest_.find('\0'), rest_.size());
    const std::string_view out = rest_.substr(0, end);
    rest_.remove_prefix(std::min(end + 1, rest_.size()));
    return out;
  }
  std::int64_t number() {
    std::int64_t out = 0;
    const std::size_t size = std::min(rest_.size(), sizeof out);
    std::memcpy(&out, rest_.data(), size);
    rest_.remove_prefix(size);
    return out;
  }
  std::string_view rest() const { return rest_; }

 private:
  std::string_view rest_;
};

void write_row(sqlite3* database, Fields fields) {
  Statement row(database,
                "INSERT OR REPLACE INTO pages (url, status, body_size, fetched_at, checked_at, "
                "fresh_until, final_url, reason, version, headers, hops, body) "
                "VALUES ('https://a.example/', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
  for (int i = 0; i < 5; ++i) row.bind(fields.number());
  for (int i = 0; i < 5; ++i) row.bind(fields.text());
  row.bind_blob(fields.rest());
  require(row.run(), "the row is written");
}

void read_row(Cache& cache) {
  const Url url = Url::parse("https://a.example/").value();
  constexpr std::int64_t kNow = 1613653462;
  if (const auto entry = cache.find(url)) (void)is_fresh(*entry, std::int64_t{60}, kNow);
  require(cache.stats().ok(), "there are figures");
  const std::optional<Response> page = cache.load(url);
  if (!page) return;
  require(page->body.size() <= 64u << 20, "a body is within its limit");
  Response not_modified = *page;
  not_modified.fetched_at = kNow;
  require(cache.refresh(url, not_modified).ok(), "what was read may be confirmed");
  if (!cache.store(*page).value()) return;
  const std::optional<Response> again = cache.load(url);
  require(again && again->body == page->body && again->final_url == page->final_url,
          "what was read survives being stored");
}

}  // namespace
}  // namespace sheaf::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace sheaf::fuzz;
  static CacheFile file;
  if (size > 4096) return 0;
  write_row(file.other(), Fields({reinterpret_cast<const char*>(data), size}));
  read_row(file.cache());
  return 0;
}
