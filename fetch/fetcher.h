// Fetcher: many URLs at once over libcurl's multi interface, politely.
//
//   Fetcher fetcher(options);
//   fetcher.add({.url = url}, 7);
//   while (fetcher.pending() > 0) {
//     for (Fetched& fetched : fetcher.wait(std::chrono::seconds(1))) use(fetched);
//   }
//
// Requests wait in a queue for each host; a slow host delays nothing but its own queue. Redirects
// are followed here, each hop checked and put into the queue of its own host. What is worth trying
// again is tried again (fetch/retry.h). Every request added comes back exactly once, within its
// limits. Nothing happens between two calls of wait(): connections stand still.
//
// For one thread, which calls everything but wake().
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "fetch/failure.h"
#include "fetch/options.h"
#include "fetch/request.h"
#include "fetch/response.h"

namespace sheaf {

struct Fetched {
  std::uint64_t token = 0;  // of add()
  Request request;
  // What came. With a failure: what was known when it happened (hops, status, headers).
  Response response;
  std::optional<Failure> failure = {};
  int attempts = 0;  // started; 0 if it never was

  bool ok() const { return !failure; }
};

// For progress: what the queue of one host looks like.
struct HostState {
  std::string host;
  std::size_t queued = 0;
  std::size_t active = 0;
};

class Engine;

class Fetcher {
 public:
  explicit Fetcher(FetchOptions options = {});
  ~Fetcher();  // what is pending is dropped; the cookie jar is written
  Fetcher(const Fetcher&) = delete;
  Fetcher& operator=(const Fetcher&) = delete;

  // Takes it in at once; the answer comes from wait(), so too when it is refused at the door.
  void add(Request request, std::uint64_t token);

  // Drives everything until at least one request is done, the time is over, wake() was called, or
  // nothing is pending. Gives all that is done.
  std::vector<Fetched> wait(Milliseconds timeout);

  // While held, what is under way goes on, but nothing new begins: for callers who cannot take more
  // for now. To leave wait() alone instead would cost what is under way, for its time runs on.
  void hold(bool held);

  // From any thread: makes wait() return, the next one if none is waiting.
  void wake();

  std::size_t pending() const;  // added and not given back

  // The hosts that have something queued or active, longest queue first, at most `count`.
  std::vector<HostState> busiest_hosts(std::size_t count) const;

 private:
  std::unique_ptr<Engine> engine_;
};

}  // namespace sheaf
