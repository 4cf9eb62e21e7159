// What a reader sees of a subtree, as text.
#pragma once

#include <string>

#include "page/page.h"

namespace sheaf {

// Visible text with a '\n' at each block boundary and <br>, white space folded (kept in <pre>),
// script, style, template, noscript, select, textarea and hidden elements left out, no blank lines.
std::string visible_text(const Page& page, NodeId root);

// The same on one line: blocks joined by one space.
std::string inline_text(const Page& page, NodeId root);

}  // namespace sheaf
