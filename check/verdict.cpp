#include "check/verdict.h"

#include <array>
#include <utility>

namespace sheaf {

std::string_view outcome_name(Outcome outcome) {
  constexpr std::array<std::string_view, kOutcomes> kNames = {
      "alive",   "moved",  "redirected",   "dead",     "soft_dead", "parked",
      "blocked", "unsure", "bad_fragment", "bad_link", "insecure",  "skipped"};
  return kNames[static_cast<std::size_t>(outcome)];
}

std::optional<Outcome> find_outcome(std::string_view name) {
  for (std::size_t i = 0; i < kOutcomes; ++i) {
    if (outcome_name(static_cast<Outcome>(i)) == name) return static_cast<Outcome>(i);
  }
  return std::nullopt;
}

std::string_view confidence_name(Confidence confidence) {
  constexpr std::array<std::string_view, 3> kNames = {"low", "medium", "high"};
  return kNames[static_cast<std::size_t>(confidence)];
}

bool has_answered(Outcome outcome) {
  return outcome == Outcome::kAlive || outcome == Outcome::kMoved ||
         outcome == Outcome::kRedirected;
}

bool is_broken(const Verdict& verdict) {
  if (verdict.confidence == Confidence::kLow) return false;
  switch (verdict.outcome) {
    case Outcome::kDead:
    case Outcome::kSoftDead:
    case Outcome::kParked:
    case Outcome::kBadFragment:
    case Outcome::kBadLink:
    case Outcome::kInsecure:
      return true;
    default:
      return false;
  }
}

Verdict make_verdict(Outcome outcome, std::string reason, Confidence confidence) {
  Verdict verdict;
  verdict.outcome = outcome;
  verdict.confidence = confidence;
  verdict.reason = std::move(reason);
  return verdict;
}

}  // namespace sheaf
