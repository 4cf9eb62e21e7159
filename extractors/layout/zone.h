// Whose a part of a page is: its article's, or what stands beside it.
#pragma once

#include <string_view>

#include "extractors/extractor.h"

namespace sheaf {

// A stretch of the page with facts about its article.
struct PageZone {
  NodeId heading = kNoNode;  // the article's headline (layout/headline.h), if the page has one
  NodeId article = kNoNode;  // the <article> around the headline, if any
  NodeId begin = 0, end = 0;
};
// Around the headline: what stands before it in the same head, and what comes behind it before the
// text is well under way. Begins with the main content if the page has no headline.
PageZone find_head_zone(const Source& source);
// Around the end of the article: signatures and boxes about the author. Empty if it is not known.
PageZone find_tail_zone(const Source& source, const PageZone& head);

// Whether a node belongs to comments, teasers of other articles, navigation, an aside, a quotation
// or a picture, or is hidden. What also holds the headline or the text is the article's, whatever
// it is called, and so is what stands in the headline.
bool is_beside_article(const Source& source, const PageZone& zone, NodeId id);

// Whether a node stands right behind the headline.
bool is_near_heading(const Source& source, const PageZone& zone, NodeId id);

// Whether a reference leads away from this page: blogs link headlines and dates to their own page.
bool leads_elsewhere(const Source& source, std::string_view href);

// Whether it is a heading (h1..h3) that leads elsewhere: the title of another article.
bool is_linked_heading(const Source& source, NodeId id);

}  // namespace sheaf
