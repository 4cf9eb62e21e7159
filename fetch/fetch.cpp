#include "fetch/fetch.h"

#include "fetch/codings.h"
#include "fetch/fetcher.h"

namespace sheaf {

Result<Response> fetch_url(const Request& request, const FetchOptions& options) {
  Fetcher fetcher(options);
  fetcher.add(request, 0);
  std::vector<Fetched> done;
  while (done.empty()) done = fetcher.wait(std::chrono::minutes(1));
  Fetched& fetched = done.front();
  if (fetched.failure) return to_error(*fetched.failure);
  if (std::optional<Error> fault = find_body_fault(fetched.response)) return *std::move(fault);
  return std::move(fetched.response);
}

std::optional<Error> find_body_fault(const Response& response) {
  switch (response.body_state) {
    case BodyState::kOverLimit:
      return Error{ErrorKind::kTooLarge, "the response is over the size limit"};
    case BodyState::kCutShort:
      return Error{ErrorKind::kNetwork, "the response broke off"};
    case BodyState::kTooManyCodings:
      return Error{ErrorKind::kTooLarge, "the response has more than " +
                                             std::to_string(kMaxCodings) +
                                             " layers of Content-Encoding"};
    case BodyState::kWhole:
    case BodyState::kDropped:
    case BodyState::kUndecoded:
      break;
  }
  return std::nullopt;
}

}  // namespace sheaf
