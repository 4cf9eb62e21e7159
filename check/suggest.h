// Other addresses that a link could have: https where only http was written, what the page calls
// itself, the page of the paper or repository that the link is about, a copy in an archive.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "check/checker.h"
#include "check/verdict.h"
#include "fetch/options.h"
#include "url/url.h"

namespace sheaf {

// An address that may stand in a link's place, once it is known to answer.
struct Alternative {
  Url url;
  std::string why;  // for people: "https answers too"
};

// Of a link that was checked: its https twin, where it ended at http; what the page calls itself,
// on the same site (Verdict::canonical); and, where it is broken or says nothing, the page of the
// paper, repository, model or data set that it names (arxiv.org/pdf/1v2 -> arxiv.org/abs/1).
std::vector<Alternative> extract_candidates(const Url& url, const Verdict& verdict);

// What `candidate` turned out to be, as an address for `url`; nullopt if it does not answer, or not
// as what it was meant to be. Moved candidates are where they moved to.
std::optional<Suggestion> find_suggestion(const Url& url, const Alternative& candidate,
                                          const Verdict& answer);

// Whether a copy of the page is worth looking for: dead, soft_dead, parked, unsure.
bool wants_copy(const Verdict& verdict);

// The newest whole copies that an archive has, by the Wayback Machine's availability API
// (archive.org/help/wayback_api.php): one entry for each of `urls`. `address`: of the API. What
// cannot be had is nullopt.
std::vector<std::optional<Suggestion>> ask_archive(const std::vector<Url>& urls, const Url& address,
                                                   const FetchOptions& options);

}  // namespace sheaf
