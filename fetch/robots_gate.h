// Who may pass: robots.txt of each origin, had once in a run. Internal to fetch/.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "fetch/failure.h"
#include "fetch/response.h"
#include "fetch/robots.h"

namespace sheaf {

struct Job;

// One origin (scheme, host, port).
struct RobotsSite {
  enum class State : std::uint8_t { kNew, kAsked, kKnown };

  State state = State::kNew;
  RobotsFile rules;
  std::optional<Failure> failure = {};  // of all that would pass
  std::vector<Job*> waiting;
};

class RobotsGate {
 public:
  explicit RobotsGate(std::string_view user_agent) : product_(product_token(user_agent)) {}

  RobotsSite& site_of(const Url& url);
  // RFC 9309 2.3.1: 2xx is read; 4xx and redirects without end allow everything; 5xx, and 429
  // besides, and answers that cannot be read or break off disallow everything. What says that the
  // host cannot be had is passed on to the page: it would fail in the same way.
  void learn(RobotsSite& site, const Response& response,
             const std::optional<Failure>& failure) const;
  // Why the URL may not pass, of a site that is known.
  std::optional<Failure> refuse(const RobotsSite& site, const Url& url) const;

 private:
  std::string product_;
  std::unordered_map<std::string, std::unique_ptr<RobotsSite>> sites_;
};

std::string robots_address(const Url& url);

}  // namespace sheaf
