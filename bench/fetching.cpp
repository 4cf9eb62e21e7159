// fetching BASE_URL COUNT CONCURRENCY keep|drop: fetches COUNT URLs of one server, and prints
// requests a second and CPU microseconds a request. bench/fetching.sh compares that with wrk.
#include <sys/resource.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

#include "fetch/fetcher.h"

namespace {

using namespace sheaf;  // NOLINT(google-build-using-namespace): a program of its own

double cpu_seconds() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  const auto seconds = [](const timeval& time) {
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
  };
  return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

std::vector<Request> make_requests(const std::string& base, int count, KeepBody keep_body) {
  std::vector<Request> requests;
  for (int i = 0; i < count; ++i) {
    Result<Url> url = Url::parse(base + "?" + std::to_string(i));
    if (!url.ok()) {
      std::fprintf(stderr, "fetching: %s: %s\n", base.c_str(), url.error().message.c_str());
      std::exit(2);
    }
    requests.push_back({.url = std::move(url).value(), .keep_body = keep_body});
  }
  return requests;
}

struct Tally {
  int good = 0, bad = 0;
};

// Twice the concurrency is queued, so that the fetcher never waits for us.
Tally fetch_all(Fetcher& fetcher, std::vector<Request>& requests, std::size_t window) {
  Tally tally;
  std::size_t next = 0;
  while (next < requests.size() || fetcher.pending() > 0) {
    while (next < requests.size() && fetcher.pending() < window) {
      fetcher.add(std::move(requests[next]), next);
      ++next;
    }
    for (const Fetched& fetched : fetcher.wait(std::chrono::seconds(10))) {
      ++(fetched.ok() && fetched.response.status == 200 ? tally.good : tally.bad);
    }
  }
  return tally;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 5) {
    std::fprintf(stderr, "Usage: fetching BASE_URL COUNT CONCURRENCY keep|drop\n");
    return 2;
  }
  const int concurrency = std::atoi(argv[3]);
  const KeepBody keep = std::string(argv[4]) == "drop" ? KeepBody::kDrop : KeepBody::kKeep;
  std::vector<Request> requests = make_requests(argv[1], std::atoi(argv[2]), keep);
  FetchOptions options;
  options.max_transfers = options.host.max_transfers = concurrency;
  Fetcher fetcher(options);
  const double cpu = cpu_seconds();
  const auto began = std::chrono::steady_clock::now();
  const Tally tally = fetch_all(fetcher, requests, static_cast<std::size_t>(concurrency) * 2);
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - began;
  const int all = tally.good + tally.bad;
  std::printf("%.0f %.2f\n", all / took.count(), (cpu_seconds() - cpu) * 1e6 / all);
  if (tally.bad > 0) std::fprintf(stderr, "fetching: %d of %d failed\n", tally.bad, all);
  return tally.bad > 0 ? 1 : 0;
}
