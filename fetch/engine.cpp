#include "fetch/engine.h"

#include <algorithm>

#include "fetch/descriptors.h"

namespace sheaf {
namespace {

// Connections that stay open beside those in use: fewer than are in use at once would be opened and
// closed all the time.
constexpr long kSpareConnections = 64;

FetchOptions fit(FetchOptions options) {
  options.max_transfers = transfers_with_room(options.max_transfers);
  return options;
}

void init_libcurl() {
  static const CURLcode once = curl_global_init(CURL_GLOBAL_DEFAULT);
  static_cast<void>(once);  // where it fails, there are no handles
}

Milliseconds until(Clock::time_point time, Clock::time_point now) {
  return std::max(Milliseconds(0), std::chrono::ceil<Milliseconds>(time - now));
}

// What robots.txt knows us by is what we say we are.
const std::string& name_for_robots(const FetchOptions& options) {
  const Header* own = find_header(options.headers, "user-agent");
  return own && !own->value.empty() ? own->value : options.user_agent;
}

Job& owner_of(CURL* handle) {
  char* owner = nullptr;
  curl_easy_getinfo(handle, CURLINFO_PRIVATE, &owner);
  return *reinterpret_cast<Job*>(owner);
}

}  // namespace

Engine::Engine(FetchOptions options)
    : options_(fit(std::move(options))),
      setup_((init_libcurl(), options_)),
      multi_(options_.max_transfers + kSpareConnections),
      schedule_(options_.host),
      robots_(name_for_robots(options_)),
      doctor_([this] { multi_.wake(); }) {}

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
  multi_.wake();
}

std::vector<Fetched> Engine::wait(Milliseconds timeout) {
  const Clock::time_point deadline = Clock::now() + timeout;
  bool is_over = false;
  while (!is_over) {
    step(deadline);
    const bool is_awake = woken_.exchange(false);
    is_over = is_awake || !done_.empty() || pending_ == 0 || Clock::now() >= deadline;
  }
  pending_ -= done_.size();
  return std::exchange(done_, {});
}

void Engine::step(Clock::time_point deadline) {
  const Clock::time_point now = Clock::now();
  hear_doctor();
  wake_sleepers(now);
  start_ready(now);
  const bool is_over = !done_.empty() || pending_ == 0 || woken_;
  multi_.run(is_over ? Milliseconds(0) : time_to_sleep(deadline));
  while (const auto ended = multi_.take_ended()) finish(owner_of(ended->handle), ended->code);
  decode_some();
  expire_headers(Clock::now());
}

void Engine::wake_sleepers(Clock::time_point now) {
  while (!sleepers_.empty() && sleepers_.top().time <= now) {
    Job& job = *sleepers_.top().job;
    sleepers_.pop();
    begin(job);
  }
}

void Engine::start_ready(Clock::time_point now) {
  while (may_start()) {
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
  multi_.add(job.transfer->handle());
  ++active_;
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
  if (!decoding_.empty()) return Milliseconds(0);
  const Clock::time_point now = Clock::now();
  Clock::time_point next = deadline;
  if (!sleepers_.empty()) next = std::min(next, sleepers_.top().time);
  if (!header_deadlines_.empty()) next = std::min(next, header_deadlines_.front().time);
  const auto start = schedule_.next_time();
  if (start && may_start()) next = std::min(next, *start);
  return std::min(until(next, now), Milliseconds(60'000));
}

}  // namespace sheaf
