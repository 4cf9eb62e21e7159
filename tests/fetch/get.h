// One request with limits that suit a test: what is to come has all the time that a slow machine
// may need, retries wait for a moment.
#pragma once

#include <gtest/gtest.h>

#include <cstdint>
#include <ctime>
#include <string>

#include "fetch/fetcher.h"

namespace sheaf::test {

inline FetchOptions quick_options() {
  FetchOptions options;
  options.limits.connect_timeout = options.limits.header_timeout = Milliseconds(60'000);
  options.limits.total_timeout = Milliseconds(120'000);
  options.retry.first_delay = Milliseconds(5);
  options.retry.max_delay = Milliseconds(20);
  options.retry.max_retry_after = Milliseconds(3000);
  options.wall_clock = [] { return std::int64_t{std::time(nullptr)}; };
  return options;
}

// For servers that let a request run into its deadline: the connection has time all the same.
inline FetchOptions impatient_options() {
  FetchOptions options = quick_options();
  options.limits.header_timeout = Milliseconds(600);
  return options;
}

inline Request request_for(const std::string& url) {
  Result<Url> parsed = Url::parse(url);
  EXPECT_TRUE(parsed.ok()) << url;
  return {.url = std::move(parsed).value()};
}

inline Fetched get(Request request, const FetchOptions& options = quick_options()) {
  Fetcher fetcher(options);
  fetcher.add(std::move(request), 7);
  std::vector<Fetched> done;
  while (done.empty()) done = fetcher.wait(Milliseconds(1000));
  EXPECT_EQ(done.size(), 1u);
  EXPECT_EQ(done.at(0).token, 7u);
  return std::move(done.at(0));
}

inline Fetched get(const std::string& url, const FetchOptions& options = quick_options()) {
  return get(request_for(url), options);
}

// The failure's name, or "status N".
inline std::string outcome(const Fetched& fetched) {
  return fetched.failure ? std::string(name_of(fetched.failure->kind))
                         : "status " + std::to_string(fetched.response.status);
}

}  // namespace sheaf::test
