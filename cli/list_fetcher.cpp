#include "cli/list_fetcher.h"

#include <utility>

#include "fetch/fetch.h"

namespace sheaf::cli {

ListFetcher::ListFetcher(Ask ask, const FetchOptions& options, Cache* cache, CacheUse use)
    : ask_(std::move(ask)), options_(options), cache_(cache), use_(use) {
  if (!use_.offline) use_.max_age = 0;  // what is new in a list is what it is read for
}

Result<FetchedList> ListFetcher::fetch(const std::string& address, std::size_t limit) {
  const Result<Url> url = Url::parse(address);
  if (!url.ok()) return url.error();
  Result<Response> response = answer_to(*url, limit);
  if (!response.ok()) return response.error();
  if (response->status >= 400)
    return Error{ErrorKind::kNetwork, "HTTP status " + std::to_string(response->status)};
  if (std::optional<Error> fault = find_body_fault(*response)) return *std::move(fault);
  return FetchedList{std::move(response->body), std::move(response->final_url)};
}

Result<Response> ListFetcher::answer_to(const Url& url, std::size_t limit) {
  Request request{.url = url, .body_limit = limit};
  if (cache_) {
    Kept kept = ask_cache(*cache_, use_, url, options_.wall_clock());
    if (kept.response) return *std::move(kept.response);
    request.headers = std::move(kept.validators);
  }
  if (use_.offline) return Error{ErrorKind::kNetwork, "the list is not in the cache"};
  return ask_server(std::move(request));
}

Result<Response> ListFetcher::ask_server(Request request) {
  Result<Fetched> fetched = ask_(request);
  if (fetched.ok() && cache_ && is_of_another_page(*cache_, *fetched)) {
    request.headers.clear();
    fetched = ask_(request);
  }
  if (!fetched.ok()) return fetched.error();
  if (!cache_) return std::move(fetched->response);
  if (is_confirmation(*fetched)) {
    if (std::optional<Response> kept = cache_->load(request.url)) return *std::move(kept);
    return Error{ErrorKind::kNetwork, "the list was taken out of the cache meanwhile"};
  }
  (void)cache_->store(fetched->response);  // else it is fetched again next time
  return std::move(fetched->response);
}

}  // namespace sheaf::cli
