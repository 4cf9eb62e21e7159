// Where on a page its byline may stand.
#pragma once

#include "extractors/extractor.h"

namespace sheaf {

// Around the article's headline: what stands before it in the same head, and what comes after it
// before the text is well under way.
struct BylineZone {
  NodeId heading =
      kNoNode;  // kNoNode: the page has none, and the zone begins with the main content
  NodeId article = kNoNode;  // the <article> around the heading, if any
  NodeId begin = 0, end = 0;
};
BylineZone find_head_zone(const Source& source);
// Around the end of the article: signatures and boxes about the author. Empty if it is not known.
BylineZone find_tail_zone(const Source& source, const BylineZone& head);

// Whether a node belongs to comments, teasers of other articles, navigation, an aside, a quotation
// or a picture, and not to the article's own head.
bool is_beside_article(const Source& source, const BylineZone& zone, NodeId id);

// Whether a node stands right behind the headline.
bool is_near_heading(const Source& source, const BylineZone& zone, NodeId id);

}  // namespace sheaf
