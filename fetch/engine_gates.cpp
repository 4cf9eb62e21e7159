// What a job may have to wait for before it goes on: robots.txt, and why its host has no address.
#include <algorithm>

#include "fetch/engine.h"

namespace sheaf {

// False: the job waits, or is done with.
bool Engine::may_pass(Job& job) {
  if (options_.robots == Robots::kIgnore || job.robots_site) return true;
  RobotsSite& site = robots_.site_of(job.target);
  if (site.state == RobotsSite::State::kKnown) {
    std::optional<Failure> failure = robots_.refuse(site, job.target);
    if (!failure) return true;
    complete(job, std::move(failure));
    return false;
  }
  site.waiting.push_back(&job);
  if (site.state == RobotsSite::State::kNew) ask_robots(site, job);
  return false;
}

void Engine::ask_robots(RobotsSite& site, const Job& asking) {
  Result<Url> address = Url::parse(robots_address(asking.target));
  site.state = RobotsSite::State::kAsked;
  if (!address.ok()) return learn_robots(site, {}, std::nullopt);
  Job& job = make_job({.url = std::move(address).value(), .body_limit = RobotsFile::kMaxBytes}, 0);
  job.robots_site = &site;
  // What a redirect from a public host may not reach, its robots.txt may not either; nor do
  // headers that the redirect leaves behind go to it.
  job.starting_chain = asking.chain.for_robots();
  job.own_scope = asking.scope();
  begin(job);
}

void Engine::learn_robots(RobotsSite& site, const Response& response,
                          const std::optional<Failure>& failure) {
  robots_.learn(site, response, failure);
  for (Job* job : std::exchange(site.waiting, {})) {
    if (const auto delay = site.rules.crawl_delay()) {
      Milliseconds& interval = job->host->interval;
      interval = std::max(interval, std::min(*delay, options_.host.max_crawl_delay));
    }
    admit(*job, QueuePlace::kBack);
  }
}

// No file descriptor was left for the job: that is no fault of its, and passes. While others are on
// their way it waits for one of them to end, and there are no more at once than had room. Else all
// are held by other parts of the program: it waits as long as an attempt may take. False: no more.
bool Engine::waits_for_files(Job& job) {
  const bool is_first_hop = job.response.hops.empty();
  if (active_ == 0 && job.waited_for_files >= options_.limits.total_timeout) return false;
  if (is_first_hop || active_ == 0) --job.attempts;  // is counted when it starts again
  if (active_ > 0) {
    options_.max_transfers = active_;
    multi_.limit_connections(active_);
    admit(job, QueuePlace::kFront);
    return true;
  }
  multi_.limit_connections(1);
  job.waited_for_files += options_.retry.first_delay;
  try_again(job, options_.retry.first_delay);
  return true;
}

void Engine::ask_doctor(Job& job) {
  std::vector<Job*>& waiting = nameless_[job.host->name];
  waiting.push_back(&job);
  if (waiting.size() == 1) doctor_.ask(job.host->name);
}

void Engine::hear_doctor() {
  if (nameless_.empty()) return;
  for (const Diagnosis& diagnosis : doctor_.take()) {
    const auto waiting = nameless_.extract(diagnosis.host);
    for (Job* job : waiting.mapped()) {
      Failure failure{diagnosis.failure, std::string(describe(diagnosis.failure)),
                      job->target.text()};
      if (failure.kind == FetchFailure::kNoSuchHost && !job->host->given_up) {
        give_up(*job->host, failure);
      }
      decide(*job, std::move(failure));
    }
  }
}

}  // namespace sheaf
