// The cache in front of the network, for pages and for lists of them.
#pragma once

#include <cstdint>
#include <optional>

#include "fetch/cache.h"
#include "fetch/fetcher.h"

namespace sheaf::cli {

// How a cache is asked before the network is.
struct CacheUse {
  std::optional<std::int64_t> max_age = {};  // seconds for which a page counts as fresh
  bool offline = false;                      // only what is there, whatever its age
  bool retry_failed = false;                 // refusals (status 400 and more) are never fresh
};

// What is kept and fresh enough. Without it, `validators` are to be sent along with the request.
struct Kept {
  std::optional<Response> response = {};
  std::vector<Header> validators = {};
};
// `now`: seconds since 1970.
Kept ask_cache(Cache& cache, const CacheUse& use, const Url& url, std::int64_t now);

// Whether it answers what the cache asked about: what is kept is the answer.
bool is_confirmation(const Fetched& fetched);
// 304, but not about what is kept: redirects lead elsewhere by now, or it is gone from the cache.
// It has to be asked for without validators. Else its time is noted; where that fails, it is asked
// for again next time.
bool is_of_another_page(Cache& cache, const Fetched& fetched);

}  // namespace sheaf::cli
