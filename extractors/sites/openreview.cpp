// OpenReview: the pages of papers carry Highwire tags, which the general rules read; readers who
// have not signed in first get a page with a challenge, with status 200.
#include "extractors/extractor.h"

namespace sheaf::sites {
namespace {

constexpr std::string_view kHosts[] = {"openreview.net"};

bool is_challenge(const Page& page) {
  return page.title() == "Verifying your browser | OpenReview";
}

std::optional<State> find_state(const Source& source) {
  if (is_challenge(source.page)) return State::kBlocked;
  return std::nullopt;
}

}  // namespace

extern const Extractor openreview;
const Extractor openreview{.name = "openreview",
                           .hosts = kHosts,
                           .rules = {},
                           .recognises = is_challenge,
                           .find_state = find_state};

}  // namespace sheaf::sites
