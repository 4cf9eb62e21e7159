// Lists that lie on the web.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>

#include "cli/cache_use.h"

namespace sheaf::cli {

// One after the other, over one Fetcher: of each server robots.txt is asked for once. With a cache
// a list is asked for each time, but sent only if it has changed.
class ListFetcher {
 public:
  // `cache` may be null.
  ListFetcher(FetchOptions options, Cache* cache, CacheUse use);
  // The body, at most `limit` bytes. Errors: what went wrong in one line, a status of 400 and more
  // too; an interrupt.
  Result<std::string> fetch(const std::string& address, std::size_t limit);

 private:
  Result<Response> answer_to(const Url& url, std::size_t limit);
  Result<Response> ask_server(Request request);
  Result<Fetched> wait_for(const Request& request);

  FetchOptions options_;
  Cache* cache_;
  CacheUse use_;
  std::unique_ptr<Fetcher> fetcher_;  // from the first request on
  std::uint64_t asked_ = 0;
};

}  // namespace sheaf::cli
