// Which outcomes are tried again, and when. Internal to fetch/.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "fetch/failure.h"
#include "fetch/options.h"
#include "fetch/response.h"

namespace sheaf {

// How an attempt ended.
struct Attempt {
  int number = 1;
  std::optional<FetchFailure> failure = {};
  const Response* response = nullptr;
  double random = 0.5;   // 0..1, for the jitter
  std::int64_t now = 0;  // seconds since 1970, or 0
};

enum class Next : std::uint8_t {
  kDone,          // with a delay, the host has it before what else waits for it
  kAgain,         // after `delay`
  kAgainForHost,  // the whole host waits for `delay`
  kRateLimited,   // the host wants `delay`, which is more than we wait
};

struct RetryDecision {
  Next next = Next::kDone;
  Milliseconds delay{0};
};

// Tried again: failures that are transient, timeouts of connecting, TLS and header once; bodies
// that broke off and were to be kept; 408, 425, 500, 502, 503, 504; 421 once; 429 and 503 by their
// Retry-After, or as the others, for the whole host. Not 501, 505 and the 52x of proxies: they stay
// for a while.
RetryDecision decide_retry(const RetryPolicy& policy, const Attempt& attempt);

// Retry-After (RFC 9110 10.2.3): seconds or a date, which is read against `now`, or against the
// answer's own Date where `now` is 0. Never negative; nullopt if it cannot be read.
std::optional<std::chrono::seconds> find_retry_after(const Response& response, std::int64_t now);

}  // namespace sheaf
