// Where on a page a date can be the article's own: near its headline, and not in what belongs to
// others (comments, related articles, navigation).
#pragma once

#include "extractors/extractor.h"

namespace sheaf {

// The heading of the article: the first that says the title, else the first <h1>, else the first
// heading inside the article; kNoNode if the page has none.
NodeId find_headline(const Source& source);

// Whether the node stands in a comment, a teaser, a sidebar, navigation or an advertisement. What
// also holds the headline is never foreign, whatever it is called.
bool is_foreign(const Source& source, NodeId headline, NodeId id);

// Whether a subtree holds the node.
inline bool holds(const Page& page, NodeId root, NodeId id) {
  return root <= id && id < page.node(root).end;
}

// Whether a link to another place stands in the subtree.
bool holds_link(const Page& page, NodeId root);

// Whether it is a heading (h1..h3) that leads to another place: the title of another article.
bool is_linked_heading(const Page& page, NodeId id);

// How many parents up from `from` the first stands that holds `to`.
int steps_up(const Page& page, NodeId from, NodeId to);

}  // namespace sheaf
