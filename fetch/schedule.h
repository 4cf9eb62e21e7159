// Schedule: which request starts next. A queue for each host; a heap of the hosts that may start
// one, by the time when they may. Internal to fetch/.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <queue>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "fetch/job.h"
#include "fetch/options.h"

namespace sheaf {

struct Host {
  std::string name;
  Milliseconds interval{0};
  int max_active = 1;

  Job* first = nullptr;  // the queue
  Job* last = nullptr;
  std::size_t queued = 0;
  int active = 0;
  Clock::time_point ready_at{};  // not before: the interval and pauses
  bool in_heap = false;

  int failures = 0;                      // in a row
  std::optional<Failure> given_up = {};  // what all that waits for it gets
};

enum class QueuePlace : std::uint8_t { kFront, kBack };

class Schedule {
 public:
  explicit Schedule(const HostPolicy& policy) : policy_(policy) {}

  Host& host_of(const Url& url);
  void push(Job& job, QueuePlace place);
  // The next job that may start now, counted as active from here on; null if there is none.
  Job* take(Clock::time_point now);
  // The next job of a host that was given up, active or not; null at the end of its queue.
  Job* drain(Host& host);
  void release(Host& host);
  void pause(Host& host, Clock::time_point until);
  // When take() may have something, whatever was started before.
  std::optional<Clock::time_point> next_time() const;

  template <typename Visit>
  void for_each_host(Visit visit) const {
    for (const auto& [name, host] : hosts_) visit(*host);
  }

 private:
  struct Entry {
    Clock::time_point time;
    Host* host;
    bool operator<(const Entry& other) const { return time > other.time; }  // earliest on top
  };
  struct Hash {
    using is_transparent = void;  // NOLINT(readability-identifier-naming): the library's name
    std::size_t operator()(std::string_view text) const {
      return std::hash<std::string_view>()(text);
    }
  };

  void offer(Host& host);
  static Job* pop(Host& host);

  HostPolicy policy_;
  std::unordered_map<std::string, std::unique_ptr<Host>, Hash, std::equal_to<>> hosts_;
  std::priority_queue<Entry> heap_;
};

}  // namespace sheaf
