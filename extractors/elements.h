// Finding the elements that a site's template names, through the page's index.
#pragma once

#include <span>
#include <string_view>

#include "extractors/extractor.h"

namespace sheaf {

// The first of `nodes` (page.anchors(), page.headings(), ...) with the class, or kNoNode.
NodeId find_with_class(const Page& page, std::span<const NodeId> nodes, std::string_view name);

// The first of page.hinted() with the class, or kNoNode: for classes that contain a word of
// page/hints.h ("note-author", "pub-date").
NodeId find_hinted(const Page& page, std::string_view name);

// Adds the visible text of the element on one line; kNoNode adds nothing.
void add_text(const Source& source, NodeId node, Findings& found);

// Whether `node` is `root` or below it. Nothing is inside kNoNode.
bool is_inside(const Page& page, NodeId node, NodeId root);

}  // namespace sheaf
