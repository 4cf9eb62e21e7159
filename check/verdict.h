// Verdict: what is known of a link, why, and how sure it is.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sheaf {

enum class Outcome : std::uint8_t {
  kAlive,
  kMoved,        // for good (301, 308): `target` is the new address
  kRedirected,   // for now (302, 303, 307), or by the page itself
  kDead,         // 404, 410, no such host, redirects that lead nowhere
  kSoftDead,     // answered as if all were well, with a page that says "not found"
  kParked,       // the domain is for sale
  kBlocked,      // the server lives, but we were refused: bot wall, login, rate, private address
  kUnsure,       // nothing can be said today: timeout, 5xx, refused connection
  kBadFragment,  // the page is there, the place in it is not
  kBadLink,      // no address at all
  kInsecure,     // the certificate is at fault
  kSkipped,      // not looked at, by rule
};
inline constexpr std::size_t kOutcomes = 12;
std::string_view outcome_name(Outcome outcome);  // "alive", "soft_dead", ...; never changes
std::optional<Outcome> find_outcome(std::string_view name);

enum class Confidence : std::uint8_t { kLow, kMedium, kHigh };
std::string_view confidence_name(Confidence confidence);

// Another address for a link, which answers.
struct Suggestion {
  std::string url;
  std::string why;  // "https answers too"
};

struct Verdict {
  Outcome outcome = Outcome::kUnsure;
  Confidence confidence = Confidence::kHigh;
  std::string reason;                   // one line for people: "404 Not Found"
  std::vector<std::string> evidence;    // what was seen, step by step: for --explain
  std::vector<std::string> remarks;     // what is worth saying besides: "https would do"
  int status = 0;                       // HTTP, of the last hop; 0 if no answer came
  std::string target;                   // where redirects ended; "" if there were none
  std::string suggestion;               // where it moved for good; "" if it did not
  std::vector<Suggestion> suggestions;  // others, best first, if they were asked for
  std::string canonical;  // what the page calls itself, on the same site; "" if as asked, or unread
  bool is_cached = false;
};

// Alive, moved or redirected: a page came.
bool has_answered(Outcome outcome);

// Whether a reader who follows the link is let down, as far as is sure: dead, soft_dead, parked,
// bad_fragment, bad_link and insecure, unless the confidence is low.
bool is_broken(const Verdict& verdict);

Verdict make_verdict(Outcome outcome, std::string reason,
                     Confidence confidence = Confidence::kHigh);

}  // namespace sheaf
