// The papers, repositories and resources that a page points to.
//
// One pass over the article's part of the tree finds the lines in which something may stand (an
// address in an attribute whose host is known, a slash with an address around it, an arXiv number);
// only those lines are put together and read. Navigation, footers, share buttons, related articles
// and comments give nothing: they are no part of the main content.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "extractors/extractor.h"
#include "extractors/links/cue.h"
#include "extractors/links/reference.h"

namespace sheaf {

enum class Place : std::uint8_t {
  kPage,           // the page itself is the paper's or the repository's
  kBody,           // in the article
  kReferenceList,  // in its list of references or footnotes
  kOutside,        // elsewhere on the page, and announced: the buttons of a project page
};

struct Link {
  Reference reference;
  std::string cue;  // the words that announce it, "" if none
  CueKind cue_kind = CueKind::kNone;
  std::string text;       // the words of the link, or the address as written; one line
  NodeId node = kNoNode;  // the element or text in which it stands
  Place place = Place::kBody;
};

// In the order of the page, every occurrence. Reading ends soon after kMostLinks: the longest lists
// that people keep have some thousands.
inline constexpr std::size_t kMostLinks = 20'000;
std::vector<Link> extract_links(const Source& source);

// Those in text that is not in the tree, one paragraph a line; without nodes.
std::vector<Link> extract_links_of_text(std::string_view text);

}  // namespace sheaf
