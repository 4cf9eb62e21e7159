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

struct RankedLink {
  Link link;  // the occurrence that is announced best, else the first
  Role role = Role::kMentioned;
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
