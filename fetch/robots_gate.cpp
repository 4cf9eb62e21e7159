#include "fetch/robots_gate.h"

namespace sheaf {
namespace {

std::string origin_of(const Url& url) {
  std::string out = std::string(url.scheme()) + "://" + std::string(url.host());
  return url.port().empty() ? out : out + ":" + std::string(url.port());
}

// The answer says that there is no file, in one way or another.
bool is_unavailable(const Response& response, const std::optional<Failure>& failure) {
  if (!failure) return response.status != 429 && response.status < 500;
  switch (failure->kind) {
    case FetchFailure::kRedirectLoop:
    case FetchFailure::kTooManyRedirects:
    case FetchFailure::kRedirectWithoutTarget:
    case FetchFailure::kBadRedirectTarget:
    case FetchFailure::kForbiddenScheme:
    case FetchFailure::kPrivateAddress:
      return !response.hops.empty() || response.status / 100 == 3;
    default:
      return false;
  }
}

// The page would fail in the same way: it is at this host, which cannot be had.
bool is_of_host(const Response& response, const Failure& failure) {
  if (!response.hops.empty() || failure.kind == FetchFailure::kTotalTimeout) return false;
  return failure.kind <= FetchFailure::kEmptyAnswer ||
         failure.kind == FetchFailure::kPrivateAddress ||
         failure.kind == FetchFailure::kRateLimited || failure.kind == FetchFailure::kHostGivenUp;
}

Failure unreachable(const std::string& why) {
  return {FetchFailure::kRobotsUnreachable,
          std::string(describe(FetchFailure::kRobotsUnreachable)) + " (" + why + ")",
          {}};
}

}  // namespace

std::string robots_address(const Url& url) { return origin_of(url) + "/robots.txt"; }

RobotsSite& RobotsGate::site_of(const Url& url) {
  std::unique_ptr<RobotsSite>& site = sites_[origin_of(url)];
  if (!site) site = std::make_unique<RobotsSite>();
  return *site;
}

void RobotsGate::learn(RobotsSite& site, const Response& response,
                       const std::optional<Failure>& failure) const {
  site.state = RobotsSite::State::kKnown;
  if (!failure && response.status / 100 == 2) {
    if (response.is_unreadable())  // what forbids may stand in the part that is missing
      site.failure = unreachable("it breaks off");
    else
      site.rules = RobotsFile::read(response.body, product_);
  } else if (!is_unavailable(response, failure)) {
    const std::string why =
        failure ? failure->message : "status " + std::to_string(response.status);
    site.failure = failure && is_of_host(response, *failure) ? failure : unreachable(why);
  }
}

std::optional<Failure> RobotsGate::refuse(const RobotsSite& site, const Url& url) const {
  std::optional<Failure> failure = site.failure;
  if (failure) {
    failure->url = url.text();
  } else if (!site.rules.allows(url)) {
    failure = Failure{FetchFailure::kDisallowedByRobots,
                      std::string(describe(FetchFailure::kDisallowedByRobots)), url.text()};
  }
  return failure;
}

}  // namespace sheaf
