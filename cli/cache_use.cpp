#include "cli/cache_use.h"

#include <utility>

namespace sheaf::cli {

Kept ask_cache(Cache& cache, const CacheUse& use, const Url& url, std::int64_t now) {
  std::optional<CacheEntry> entry = cache.find(url);
  if (!entry) return {};
  const bool is_retried = use.retry_failed && entry->status >= 400;
  if (use.offline || (is_fresh(*entry, use.max_age, now) && !is_retried))
    return {.response = cache.load(url)};
  return {.validators = std::move(entry->validators)};
}

bool is_confirmation(const Fetched& fetched) {
  return !fetched.failure && fetched.response.status == 304 && !fetched.request.headers.empty();
}

bool is_of_another_page(Cache& cache, const Fetched& fetched) {
  if (!is_confirmation(fetched)) return false;
  const Result<bool> noted = cache.refresh(fetched.request.url, fetched.response);
  return noted.ok() && !*noted;
}

}  // namespace sheaf::cli
