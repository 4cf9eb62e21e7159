// What a reader sees of a subtree, as text.
#pragma once

#include <span>
#include <string>

#include "page/page.h"

namespace sheaf {

// Visible text with a '\n' at each block boundary and <br>, white space folded (kept in <pre>),
// script, style, template, noscript, select, textarea and hidden elements left out, no blank lines.
std::string visible_text(const Page& page, NodeId root);

// The same without some subtrees: their roots, ascending.
std::string visible_text(const Page& page, NodeId root, std::span<const NodeId> left_out);

// The same on one line: blocks joined by one space.
std::string inline_text(const Page& page, NodeId root);

}  // namespace sheaf
