// What becomes of a job when something has happened to it.
#include <algorithm>
#include <cstdint>

#include "fetch/dates.h"
#include "fetch/engine.h"

namespace sheaf {
namespace {

constexpr int kRobotsRedirects = 5;  // RFC 9309 2.3.1.2

// No answer came, by the host's fault or the network's.
bool is_host_failure(const std::optional<Failure>& failure, const Response& response) {
  if (!failure) return response.status == 429;
  return failure->kind <= FetchFailure::kEmptyAnswer;
}

}  // namespace

Job& Engine::make_job(Request request, std::uint64_t token) {
  Job& job = jobs_.emplace_back(std::move(request), token);
  job.self = std::prev(jobs_.end());
  return job;
}

void Engine::add(Request request, std::uint64_t token) {
  ++pending_;
  begin(make_job(std::move(request), token));
}

// An attempt from its first hop.
void Engine::begin(Job& job) {
  job.target = job.request.url;
  job.chain = job.starting_chain;
  job.response = {};
  job.response.url = job.request.url.text();
  job.time_used = Milliseconds(0);
  if (auto failure = job.chain.begin(job.request, options_))
    return complete(job, std::move(failure));
  admit(job, QueuePlace::kBack);
}

void Engine::admit(Job& job, QueuePlace place) {
  job.host = &schedule_.host_of(job.target);
  if (job.host->given_up) return complete(job, job.host->given_up);
  if (may_pass(job)) schedule_.push(job, place);
}

void Engine::leave_multi(Job& job) {
  multi_.remove(job.transfer->handle());
  job.transfer->set_run(0);
  job.is_active = false;
  --active_;
  schedule_.release(*job.host);
  job.time_used += std::chrono::ceil<Milliseconds>(Clock::now() - job.started);
}

void Engine::settle(Job& job, std::optional<Failure> failure) {
  job.response.fetched_at = wall_time();
  if (!failure && is_redirect(job.response.status)) return redirect(job);
  if (failure && failure->kind == FetchFailure::kTooManyFiles && waits_for_files(job)) return;
  if (failure && failure->kind == FetchFailure::kNameLookupFailed) {
    return ask_doctor(job);
  }
  const bool is_enough = job.request.keep_body == KeepBody::kDrop && job.response.status > 0 &&
                         job.response.body_state == BodyState::kCutShort;
  if (is_enough) return complete(job, std::move(failure));
  decide(job, std::move(failure));
}

// Again, or done.
void Engine::decide(Job& job, std::optional<Failure> failure) {
  Attempt attempt{.number = job.attempts, .response = &job.response, .now = wall_time()};
  if (failure) attempt.failure = failure->kind;
  attempt.random = static_cast<double>(random_() % 1024) / 1024;
  const RetryDecision decision = decide_retry(options_.retry, attempt);
  switch (decision.next) {
    case Next::kDone:
      if (decision.delay > Milliseconds(0)) slow_down(*job.host, decision.delay);
      return complete(job, std::move(failure));
    case Next::kRateLimited:
      return limit_host(job, decision.delay);
    case Next::kAgainForHost:
      slow_down(*job.host, decision.delay);
      break;
    case Next::kAgain:
      break;
  }
  // Broken frames of HTTP/2 are an empty answer too, by what libcurl says.
  const bool is_empty = attempt.failure == FetchFailure::kEmptyAnswer;
  job.http1_only |= is_empty || attempt.failure == FetchFailure::kHttp2Failed;
  job.fresh_connection |= is_empty || job.response.status == 421;
  try_again(job, decision.delay);
}

void Engine::slow_down(Host& host, Milliseconds delay) {
  host.max_active = 1;
  schedule_.pause(host, Clock::now() + delay);
}

void Engine::redirect(Job& job) {
  const int limit = job.robots_site ? kRobotsRedirects : options_.limits.max_redirects;
  NextHop next = job.chain.follow(job.target, job.response, options_, limit);
  if (next.failure) return complete(job, std::move(next.failure));
  Response& response = job.response;
  response.hops.push_back({response.status, job.target.text(), std::move(response.headers),
                           std::move(response.request_head)});
  response.headers.clear();
  response.body.clear();
  response.status = 0;
  job.target = std::move(*next.url);
  admit(job, QueuePlace::kFront);
}

void Engine::try_again(Job& job, Milliseconds delay) {
  return_transfer(job);
  sleepers_.push({Clock::now() + delay, &job});
}

void Engine::limit_host(Job& job, Milliseconds delay) {
  const std::int64_t now = wall_time();
  Failure failure{FetchFailure::kRateLimited, std::string(describe(FetchFailure::kRateLimited)),
                  job.target.text()};
  const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(delay).count();
  failure.message +=
      now > 0 ? " until " + utc_text(now + seconds) : " for " + std::to_string(seconds) + " s";
  Host& host = *job.host;
  complete(job, failure);
  give_up(host, std::move(failure));
}

void Engine::judge_host(Job& job, const std::optional<Failure>& failure) {
  Host& host = *job.host;
  if (!is_host_failure(failure, job.response)) {
    host.failures = 0;
    return;
  }
  const int limit = options_.host.max_failures;
  if (host.given_up || ++host.failures < limit || limit == 0) return;
  const std::string last = failure ? failure->message : "429 Too Many Requests";
  give_up(host, {FetchFailure::kHostGivenUp,
                 std::string(describe(FetchFailure::kHostGivenUp)) + " (" + std::to_string(limit) +
                     " times in a row, the last: " + last + ")",
                 job.target.text()});
}

void Engine::give_up(Host& host, Failure failure) {
  host.given_up = std::move(failure);
  while (Job* job = schedule_.drain(host)) complete(*job, host.given_up);
}

// The job goes: nothing else may point to it.
void Engine::complete(Job& job, std::optional<Failure> failure) {
  return_transfer(job);
  if (job.attempts > 0 && job.host) judge_host(job, failure);
  if (failure && failure->url.empty()) failure->url = job.target.text();
  job.response.final_url = job.target.text();
  if (job.robots_site) {
    const Response response = std::move(job.response);
    RobotsSite& site = *job.robots_site;
    jobs_.erase(job.self);
    return learn_robots(site, response, failure);
  }
  done_.push_back({.token = job.token,
                   .request = std::move(job.request),
                   .response = std::move(job.response),
                   .failure = std::move(failure),
                   .attempts = job.attempts});
  jobs_.erase(job.self);
}

std::unique_ptr<Transfer> Engine::take_transfer() {
  if (idle_.empty()) {
    auto transfer = std::make_unique<Transfer>(setup_);
    if (transfer->handle()) multi_.adopt(transfer->handle());
    return transfer;
  }
  std::unique_ptr<Transfer> transfer = std::move(idle_.back());
  idle_.pop_back();
  return transfer;
}

void Engine::return_transfer(Job& job) {
  if (!job.transfer) return;
  job.transfer->end_chain();
  idle_.push_back(std::move(job.transfer));
}

std::vector<HostState> Engine::busiest_hosts(std::size_t count) const {
  std::vector<HostState> hosts;
  schedule_.for_each_host([&](const Host& host) {
    if (host.queued == 0 && host.active == 0) return;
    hosts.push_back({host.name, host.queued, static_cast<std::size_t>(host.active)});
  });
  std::sort(hosts.begin(), hosts.end(), [](const HostState& a, const HostState& b) {
    return a.queued + a.active > b.queued + b.active;
  });
  if (hosts.size() > count) hosts.resize(count);
  return hosts;
}

}  // namespace sheaf
