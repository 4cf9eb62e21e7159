#include "fetch/fetch.h"

#include "fetch/fetcher.h"

namespace sheaf {

Result<Response> fetch_url(const Request& request, const FetchOptions& options) {
  Fetcher fetcher(options);
  fetcher.add(request, 0);
  std::vector<Fetched> done;
  while (done.empty()) done = fetcher.wait(std::chrono::minutes(1));
  Fetched& fetched = done.front();
  if (fetched.failure) return to_error(*fetched.failure);
  if (fetched.response.body_state == BodyState::kOverLimit) {
    return Error{ErrorKind::kTooLarge, "the response is over the size limit"};
  }
  if (fetched.response.body_state == BodyState::kCutShort) {
    return Error{ErrorKind::kNetwork, "the response broke off"};
  }
  return std::move(fetched.response);
}

}  // namespace sheaf
