#include "fetch/engine.h"

#include <algorithm>

namespace sheaf {
namespace {

// Connections that stay open beside those in use: fewer than are in use at once would be opened and
// closed all the time.
constexpr long kSpareConnections = 64;

void init_libcurl() {
  static const CURLcode once = curl_global_init(CURL_GLOBAL_DEFAULT);
  static_cast<void>(once);  // where it fails, there are no handles
}

Milliseconds until(Clock::time_point time, Clock::time_point now) {
  return std::max(Milliseconds(0), std::chrono::ceil<Milliseconds>(time - now));
}

Job& owner_of(CURL* handle) {
  char* owner = nullptr;
  curl_easy_getinfo(handle, CURLINFO_PRIVATE, &owner);
  return *reinterpret_cast<Job*>(owner);
}

}  // namespace

Engine::Engine(FetchOptions options)
    : options_(std::move(options)),
      setup_((init_libcurl(), options_)),
      multi_(curl_multi_init()),
      schedule_(options_.host),
      robots_(options_.user_agent),
      doctor_([this] { curl_multi_wakeup(multi_.get()); }) {
  curl_multi_setopt(multi_.get(), CURLMOPT_PIPELINING, static_cast<long>(CURLPIPE_MULTIPLEX));
  curl_multi_setopt(multi_.get(), CURLMOPT_MAXCONNECTS, options_.max_transfers + kSpareConnections);
}

Engine::~Engine() {
  for (Job& job : jobs_) {
    if (job.is_active) leave_multi(job);
  }
  if (options_.cookie_jar.empty()) return;
  const EasyHandle writer(curl_easy_init());
  curl_easy_setopt(writer.get(), CURLOPT_SHARE, setup_.share.get());
  curl_easy_setopt(writer.get(), CURLOPT_COOKIEJAR, options_.cookie_jar.c_str());
  curl_easy_setopt(writer.get(), CURLOPT_COOKIELIST, "FLUSH");
  curl_easy_setopt(writer.get(), CURLOPT_COOKIEJAR, nullptr);
}

void Engine::wake() {
  woken_ = true;
  curl_multi_wakeup(multi_.get());
}

std::vector<Fetched> Engine::wait(Milliseconds timeout) {
  const Clock::time_point deadline = Clock::now() + timeout;
  while (true) {
    step();
    const bool over = woken_.exchange(false) || Clock::now() >= deadline;
    if (!done_.empty() || pending_ == 0 || over) break;
    const auto sleep = static_cast<int>(time_to_sleep(deadline).count());
    curl_multi_poll(multi_.get(), nullptr, 0, sleep, nullptr);
  }
  pending_ -= done_.size();
  return std::exchange(done_, {});
}

void Engine::step() {
  const Clock::time_point now = Clock::now();
  hear_doctor();
  wake_sleepers(now);
  start_ready(now);
  int running = 0;
  curl_multi_perform(multi_.get(), &running);
  collect();
  expire_headers(now);
}

void Engine::wake_sleepers(Clock::time_point now) {
  while (!sleepers_.empty() && sleepers_.top().time <= now) {
    Job& job = *sleepers_.top().job;
    sleepers_.pop();
    begin(job);
  }
}

void Engine::start_ready(Clock::time_point now) {
  while (active_ < options_.max_transfers) {
    Job* job = schedule_.take(now);
    if (!job) return;
    start(*job, now);
  }
}

void Engine::start(Job& job, Clock::time_point now) {
  if (job.response.hops.empty()) ++job.attempts;
  if (!job.transfer) job.transfer = take_transfer();
  if (!job.transfer->handle()) {
    schedule_.release(*job.host);
    complete(job, Failure{FetchFailure::kInternal, "libcurl gives no handle", {}});
    return;
  }
  job.transfer->prepare(
      {.request = &job.request,
       .url = &job.target,
       .scope = job.scope(),
       .time_left = std::max(Milliseconds(1), options_.limits.total_timeout - job.time_used),
       .fresh_connection = job.fresh_connection,
       .http1_only = job.http1_only},
      &job);
  job.is_active = true;
  job.started = now;
  job.transfer->set_run(++runs_);
  header_deadlines_.push_back({now + options_.limits.header_timeout, job.transfer.get(), runs_});
  curl_multi_add_handle(multi_.get(), job.transfer->handle());
  ++active_;
}

void Engine::collect() {
  int left = 0;
  while (const CURLMsg* message = curl_multi_info_read(multi_.get(), &left)) {
    if (message->msg != CURLMSG_DONE) continue;
    const CURLcode code = message->data.result;  // the message goes with the handle
    finish(owner_of(message->easy_handle), code);
  }
}

void Engine::expire_headers(Clock::time_point now) {
  while (!header_deadlines_.empty()) {
    const HeaderDeadline next = header_deadlines_.front();
    const bool over = next.transfer->run() != next.run || next.transfer->has_head();
    if (!over && next.time > now) return;
    header_deadlines_.pop_front();
    if (over) continue;
    Job& job = owner_of(next.transfer->handle());
    leave_multi(job);
    settle(job, job.transfer->time_out(job.response));
  }
}

Milliseconds Engine::time_to_sleep(Clock::time_point deadline) const {
  const Clock::time_point now = Clock::now();
  Clock::time_point next = deadline;
  if (!sleepers_.empty()) next = std::min(next, sleepers_.top().time);
  if (!header_deadlines_.empty()) next = std::min(next, header_deadlines_.front().time);
  const auto start = schedule_.next_time();
  if (start && active_ < options_.max_transfers) next = std::min(next, *start);
  return std::min(until(next, now), Milliseconds(60'000));
}

}  // namespace sheaf
