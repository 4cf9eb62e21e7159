// Lists that lie on the web.
#pragma once

#include <cstddef>
#include <functional>
#include <string>

#include "cli/cache_use.h"

namespace sheaf::cli {

struct FetchedList {
  std::string body;
  std::string address;  // after redirects
};

// With a cache a list is asked for each time, but sent only if it has changed.
class ListFetcher {
 public:
  // Waits for the answer, of which there may be none: an interrupt is an error, too.
  using Ask = std::function<Result<Fetched>(Request)>;

  // `cache` may be null; `options` outlives it.
  ListFetcher(Ask ask, const FetchOptions& options, Cache* cache, CacheUse use);
  // A body of at most `limit` bytes. Errors: what went wrong in one line, a status of 400 and more
  // too; an interrupt.
  Result<FetchedList> fetch(const std::string& address, std::size_t limit);

  bool allows_private() const { return options_.allow_private; }

 private:
  Result<Response> answer_to(const Url& url, std::size_t limit);
  Result<Response> ask_server(Request request);

  Ask ask_;
  const FetchOptions& options_;
  Cache* cache_;
  CacheUse use_;
};

}  // namespace sheaf::cli
