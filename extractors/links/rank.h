// From every occurrence of a link to one entry for each thing, with the part that it plays.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "extractors/links/link_scan.h"

namespace sheaf {

enum class Role : std::uint8_t {
  kPrimary,    // the article is about it
  kMentioned,  // the article names it
};

// Why it plays its part.
enum class RoleReason : std::uint8_t {
  kPageItself,     // primary: the page is the paper's or the repository's own
  kAnnounced,      // primary: words before it say what it is
  kOnlyOne,        // primary: no other of its kind stands in the article
  kNamedTwice,     // primary: few of its kind, and named more than once
  kOneOfMany,      // mentioned: others of its kind stand there, and nothing tells it from them
  kReferenceList,  // mentioned: stands in the list of references alone
};
std::string_view role_reason_text(RoleReason reason);  // for people: "announced by its cue"

struct RankedLink {
  Link link;  // the occurrence that is announced best, else the first
  Role role = Role::kMentioned;
  RoleReason reason = RoleReason::kOneOfMany;
};

// Each reference once, in the order of their first occurrences. Primary is
// - what the page itself shows;
// - what words announce that fit it: 论文 before a paper, Code or 项目 before a repository;
// - what is the only one of its kind in the body, or one of at most five that stands there more
//   than once;
// but of what stands in the list of references alone, only what is announced there and is the only
// one of its kind on the page.
std::vector<RankedLink> rank_links(std::vector<Link> links);

}  // namespace sheaf
