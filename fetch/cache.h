// Pages that were fetched, kept in one SQLite file.
//
// Any number of threads may use a Cache, any number of processes the file. Each page is written in
// a transaction of its own: killing the program loses nothing that was stored, and never harms the
// file; a power cut may lose what was stored in the seconds before it. Bodies are compressed
// (zstd). Addresses are told apart by their text without the fragment; what was sent with the
// request (cookies, headers) is not looked at.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "fetch/response.h"
#include "url/url.h"

namespace sheaf {

// What is known of a page without reading its body.
struct CacheEntry {
  int status = 0;
  std::int64_t checked_at = 0;     // when the server last said that it is so
  std::int64_t fresh_until = 0;    // by the server's own words (fetch/freshness.h)
  std::vector<Header> validators;  // to be sent for asking whether it has changed
};

struct CacheStats {
  std::uint64_t pages = 0, body_bytes = 0;  // bodies as they came
  std::uint64_t file_bytes = 0;
  std::int64_t oldest = 0, newest = 0;  // checked_at; 0 without pages
};

// Whether it need not be asked for again: within its own time, or `max_age` seconds if given. What
// was checked in the future, by a clock that was wrong, or by no time of the calendar, is not.
bool is_fresh(const CacheEntry& entry, std::optional<std::int64_t> max_age, std::int64_t now);

class Cache {
 public:
  enum class Missing { kCreate, kRefuse };
  // Errors: kIo; kBadInput for a file that is no cache or is damaged: it is left as it is.
  static Result<Cache> open(const std::string& path, Missing missing = Missing::kCreate);
  Cache(Cache&&) noexcept;
  Cache& operator=(Cache&&) = delete;
  ~Cache();

  std::optional<CacheEntry> find(const Url& url);
  // The answer as it was stored, origin kCache; of the headers of its redirects Location alone, as
  // the next address. Nothing also if it cannot be read: the row is damaged, is none that store()
  // writes, or its body is over 64 MiB.
  std::optional<Response> load(const Url& url);

  // Keeps the answer to what was asked (Response::url), if it may be kept; in place of an older
  // one. Errors: kIo (disk full, locked for long).
  Result<bool> store(const Response& response);
  // The server said that it has not changed (304); its headers take the place of those stored
  // (RFC 9111 3.2). False, and nothing changes, if the page is not there or came from elsewhere:
  // another Response::final_url, where redirects lead by now. Then the 304 is not about it.
  Result<bool> refresh(const Url& url, const Response& not_modified);

  Result<CacheStats> stats();
  // Drops what was last checked before `before`, then the longest unchecked until bodies take at
  // most `max_bytes` in the file. Gives how many pages went. The file shrinks.
  Result<std::uint64_t> prune(std::int64_t before, std::uint64_t max_bytes);
  Result<std::uint64_t> clear();

 private:
  struct State;
  explicit Cache(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace sheaf
