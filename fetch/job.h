// A request on its way through the engine. Internal to fetch/.
#pragma once

#include <chrono>
#include <cstdint>
#include <list>
#include <memory>
#include <optional>
#include <string>

#include "fetch/codings.h"
#include "fetch/failure.h"
#include "fetch/redirect.h"
#include "fetch/request.h"
#include "fetch/transfer.h"

namespace sheaf {

using Clock = std::chrono::steady_clock;

struct Host;
struct RobotsSite;

struct Job {
  Job(Request what, std::uint64_t name) : token(name), request(std::move(what)) {}

  // Of the request's own headers that go to `target`.
  HeaderScope scope() const {
    return is_same_origin(request.url, target) ? own_scope : HeaderScope::kOtherOrigin;
  }

  std::uint64_t token;
  Request request;
  Url target{request.url};  // of this hop
  Response response;
  RedirectChain chain;
  RedirectChain starting_chain;                       // what each attempt begins with
  HeaderScope own_scope = HeaderScope::kAskedOrigin;  // in the origin of request.url
  RobotsSite* robots_site = nullptr;   // of a robots.txt that the engine wants for itself
  std::unique_ptr<Transfer> transfer;  // from the first hop of an attempt to its end
  Host* host = nullptr;
  Job* next = nullptr;  // in its host's queue
  std::list<Job>::iterator self;
  bool is_active = false;  // libcurl has its transfer
  int attempts = 0;
  Clock::time_point started;  // this hop
  std::optional<ContentDecoding> decoding;
  Clock::time_point decoding_ends;  // at the latest
  Milliseconds time_used{0};        // by the hops before it, of this attempt
  Milliseconds waited_for_files{0};
  bool fresh_connection = false, http1_only = false;
};

}  // namespace sheaf
