#include "fetch/retry.h"

#include <algorithm>
#include <cstdint>
#include <string>

#include "base/number.h"
#include "base/text.h"
#include "fetch/dates.h"

namespace sheaf {
namespace {

constexpr std::int64_t kForever = 10L * 365 * 24 * 3600;

Milliseconds backoff(const RetryPolicy& policy, const Attempt& attempt) {
  const int doublings = std::clamp(attempt.number - 1, 0, 20);
  const Milliseconds base = std::min(policy.max_delay, policy.first_delay * (1 << doublings));
  return Milliseconds(
      static_cast<long>(static_cast<double>(base.count()) * (0.5 + attempt.random)));
}

// How many attempts a failure is worth at most.
int worth(FetchFailure failure) {
  switch (failure) {
    case FetchFailure::kConnectTimeout:
    case FetchFailure::kTlsTimeout:
    case FetchFailure::kHeaderTimeout:
    case FetchFailure::kEmptyAnswer:
    case FetchFailure::kHttp2Failed:
      return 2;
    default:
      return is_transient(failure) ? 100 : 1;
  }
}

bool is_transient_status(int status) {
  return status == 408 || status == 425 || status == 500 || status == 502 || status == 503 ||
         status == 504;
}

RetryDecision decide_limited(const RetryPolicy& policy, const Attempt& attempt) {
  const auto asked = find_retry_after(*attempt.response, attempt.now);
  if (asked && *asked > policy.max_retry_after) return {Next::kRateLimited, *asked};
  const bool for_host = asked || attempt.response->status == 429;
  const Milliseconds delay = asked ? Milliseconds(*asked) : backoff(policy, attempt);
  if (attempt.number >= policy.max_attempts) {
    return {Next::kDone, for_host ? delay : Milliseconds(0)};
  }
  return {for_host ? Next::kAgainForHost : Next::kAgain, delay};
}

}  // namespace

RetryDecision decide_retry(const RetryPolicy& policy, const Attempt& attempt) {
  if (attempt.failure) {
    const bool again = attempt.number < std::min(policy.max_attempts, worth(*attempt.failure));
    // Another protocol or connection may do at once.
    const bool at_once = *attempt.failure == FetchFailure::kHttp2Failed ||
                         *attempt.failure == FetchFailure::kEmptyAnswer;
    if (!again) return {};
    return {Next::kAgain, at_once ? Milliseconds(0) : backoff(policy, attempt)};
  }
  const int status = attempt.response->status;
  if (status == 429 || status == 503) return decide_limited(policy, attempt);
  if (attempt.number >= policy.max_attempts) return {};
  if (status == 421) return {attempt.number == 1 ? Next::kAgain : Next::kDone, Milliseconds(0)};
  const bool broken = attempt.response->body_state == BodyState::kCutShort;
  if (!broken && !is_transient_status(status)) return {};
  return {Next::kAgain, backoff(policy, attempt)};
}

std::optional<std::chrono::seconds> find_retry_after(const Response& response, std::int64_t now) {
  const Header* header = find_header(response.headers, "retry-after");
  if (!header) return std::nullopt;
  if (const auto seconds = find_number(header->value)) {
    return std::chrono::seconds(std::min<std::uint64_t>(*seconds, kForever));
  }
  const auto at = find_http_date(header->value);
  const auto from = now != 0 ? now : find_http_date(field_of(response.headers, "date")).value_or(0);
  if (!at || from == 0) return std::nullopt;
  return std::chrono::seconds(std::clamp<std::int64_t>(*at - from, 0, kForever));
}

}  // namespace sheaf
