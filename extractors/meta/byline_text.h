// Text of elements that may be bylines, for split_names(): a line break where blocks begin and
// where words of two elements touch, ", " between elements of one kind in a row (links to two
// authors) and for raised figures that refer to notes; <time>, buttons, forms and pictures left
// out.
#pragma once

#include <string>

#include "page/page.h"

namespace sheaf {

// Of the element: no more than the lines that fit into 400 bytes.
std::string byline_text(const Page& page, NodeId root);

// Of the element and those of its tag and class that follow it, with no more than " and " between.
std::string byline_text_with_next(const Page& page, NodeId first);

// Of the line in which a text node begins: up to the next block or <br>. `end` becomes the node
// behind it. "" if it has more than 200 bytes.
std::string line_text(const Page& page, NodeId text, NodeId& end);

}  // namespace sheaf
