// A request on its way through the engine. Internal to fetch/.
#pragma once

#include <chrono>
#include <cstdint>
#include <list>
#include <memory>
#include <optional>
#include <string>

#include "fetch/failure.h"
#include "fetch/redirect.h"
#include "fetch/request.h"
#include "fetch/transfer.h"

namespace sheaf {

using Clock = std::chrono::steady_clock;

struct Host;
struct RobotsSite;

struct Job {
  enum class State : std::uint8_t { kNew, kQueued, kActive, kSleeping, kWaiting, kDead };

  Job(Request what, std::uint64_t name) : token(name), request(std::move(what)) {}

  std::uint64_t token;
  Request request;
  Url target{request.url};  // of this hop
  Response response;
  RedirectChain chain;
  RedirectChain starting_chain;        // what each attempt begins with
  RobotsSite* robots_site = nullptr;   // of a robots.txt that the engine wants for itself
  std::unique_ptr<Transfer> transfer;  // from the first hop of an attempt to its end
  Host* host = nullptr;
  Job* next = nullptr;  // in its host's queue
  std::list<Job>::iterator self;
  State state = State::kNew;
  int attempts = 0;
  Clock::time_point started;  // this hop
  Milliseconds time_used{0};  // by the hops before it, of this attempt
  bool fresh_connection = false, http1_only = false;
};

}  // namespace sheaf
