// Engine: what a Fetcher is made of. Internal to fetch/.
#pragma once

#include <atomic>
#include <cstdint>
#include <deque>
#include <list>
#include <queue>
#include <random>
#include <unordered_map>
#include <utility>
#include <vector>

#include "fetch/fetcher.h"
#include "fetch/job.h"
#include "fetch/multi.h"
#include "fetch/name_doctor.h"
#include "fetch/retry.h"
#include "fetch/robots_gate.h"
#include "fetch/schedule.h"

namespace sheaf {

// A job's life: add -> admit (may it go there, does robots.txt allow it) -> the queue of its host
// -> start -> finish -> a redirect (admit again), another attempt (sleeping, then admit) or
// complete.
class Engine {
 public:
  explicit Engine(FetchOptions options);
  ~Engine();
  Engine(const Engine&) = delete;
  Engine& operator=(const Engine&) = delete;

  void add(Request request, std::uint64_t token);
  std::vector<Fetched> wait(Milliseconds timeout);
  void hold(bool held) { held_ = held; }
  void wake();
  std::size_t pending() const { return pending_; }
  std::vector<HostState> busiest_hosts(std::size_t count) const;

 private:
  struct Sleeper {
    Clock::time_point time;
    Job* job;
    bool operator<(const Sleeper& other) const { return time > other.time; }  // earliest on top
  };
  struct HeaderDeadline {
    Clock::time_point time;
    Transfer* transfer;  // lives as long as the engine, but not always for the same hop
    std::uint64_t run;
  };

  // engine.cpp: driving
  void step(Clock::time_point deadline);
  void wake_sleepers(Clock::time_point now);
  bool may_start() const { return !held_ && active_ < options_.max_transfers; }
  void start_ready(Clock::time_point now);
  void start(Job& job, Clock::time_point now);
  void expire_headers(Clock::time_point now);
  Milliseconds time_to_sleep(Clock::time_point deadline) const;

  // engine_steps.cpp: what becomes of a job
  Job& make_job(Request request, std::uint64_t token);
  void begin(Job& job);
  void admit(Job& job, QueuePlace place);
  void settle(Job& job, std::optional<Failure> failure);
  void decide(Job& job, std::optional<Failure> failure);
  void redirect(Job& job);
  void try_again(Job& job, Milliseconds delay);
  void slow_down(Host& host, Milliseconds delay);
  void limit_host(Job& job, Milliseconds delay);
  void judge_host(Job& job, const std::optional<Failure>& failure);
  void give_up(Host& host, Failure failure);
  void complete(Job& job, std::optional<Failure> failure);
  void leave_multi(Job& job);

  // engine_bodies.cpp: from the end of a transfer to a decoded body
  void finish(Job& job, CURLcode code);
  void decode_some();

  // engine_gates.cpp: what a job may wait for
  bool may_pass(Job& job);
  void ask_robots(RobotsSite& site, const Job& asking);
  void learn_robots(RobotsSite& site, const Response& response,
                    const std::optional<Failure>& failure);
  void ask_doctor(Job& job);
  void hear_doctor();
  bool waits_for_files(Job& job);

  std::unique_ptr<Transfer> take_transfer();
  void return_transfer(Job& job);
  std::int64_t wall_time() const { return options_.wall_clock ? options_.wall_clock() : 0; }

  FetchOptions options_;
  TransferSetup setup_;
  std::vector<std::unique_ptr<Transfer>> idle_;
  std::list<Job> jobs_;
  Multi multi_;  // goes before the transfers in it
  Schedule schedule_;
  RobotsGate robots_;
  std::unordered_map<std::string, std::vector<Job*>> nameless_;  // by host
  std::priority_queue<Sleeper> sleepers_;
  std::deque<HeaderDeadline> header_deadlines_;  // in order: all have the same time to go
  std::deque<Job*> decoding_;                    // in turn
  std::vector<Fetched> done_;
  std::size_t pending_ = 0;
  int active_ = 0;
  std::uint64_t runs_ = 0;
  bool held_ = false;
  std::atomic<bool> woken_ = false;
  std::minstd_rand random_{std::random_device{}()};
  NameDoctor doctor_;  // goes first: it wakes multi_
};

}  // namespace sheaf
