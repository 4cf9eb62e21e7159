#include "fetch/schedule.h"

#include <algorithm>

#include "fetch/address.h"

namespace sheaf {

Host& Schedule::host_of(const Url& url) {
  const auto found = hosts_.find(url.host());
  if (found != hosts_.end()) return *found->second;
  auto host = std::make_unique<Host>();
  host->name = url.host();
  host->max_active = std::max(1, policy_.max_transfers);
  const bool spared = policy_.spares_loopback && names_loopback_host(host->name);
  if (!spared) host->interval = policy_.min_interval;
  Host& made = *host;
  hosts_.emplace(made.name, std::move(host));
  return made;
}

void Schedule::push(Job& job, QueuePlace place) {
  Host& host = *job.host;
  job.next = nullptr;
  if (!host.first) {
    host.first = host.last = &job;
  } else if (place == QueuePlace::kFront) {
    job.next = host.first;
    host.first = &job;
  } else {
    host.last->next = &job;
    host.last = &job;
  }
  ++host.queued;
  offer(host);
}

// At most one entry for each host; when its time has moved on, take() puts it back.
void Schedule::offer(Host& host) {
  if (host.in_heap || !host.first || host.active >= host.max_active) return;
  host.in_heap = true;
  heap_.push({host.ready_at, &host});
}

Job* Schedule::pop(Host& host) {
  Job* job = host.first;
  host.first = job->next;
  if (!host.first) host.last = nullptr;
  job->next = nullptr;
  --host.queued;
  return job;
}

Job* Schedule::take(Clock::time_point now) {
  while (!heap_.empty() && heap_.top().time <= now) {
    Host& host = *heap_.top().host;
    heap_.pop();
    host.in_heap = false;
    if (host.ready_at > now) {
      offer(host);
      continue;
    }
    if (!host.first || host.active >= host.max_active) continue;
    Job* job = pop(host);
    ++host.active;
    host.ready_at = now + host.interval;
    offer(host);
    return job;
  }
  return nullptr;
}

Job* Schedule::drain(Host& host) { return host.first ? pop(host) : nullptr; }

void Schedule::release(Host& host) {
  --host.active;
  offer(host);
}

void Schedule::pause(Host& host, Clock::time_point until) {
  host.ready_at = std::max(host.ready_at, until);
}

std::optional<Clock::time_point> Schedule::next_time() const {
  if (heap_.empty()) return std::nullopt;
  return heap_.top().time;
}

}  // namespace sheaf
