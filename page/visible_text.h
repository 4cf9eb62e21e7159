// What a reader sees of a subtree, as text.
#pragma once

#include <cstdint>
#include <span>
#include <string>

#include "page/page.h"

namespace sheaf {

// What to do with elements that are hidden (Node::hidden), perhaps until a script shows them.
enum class Hidden : std::uint8_t { kLeaveOut, kTakeIn };

// Visible text with a '\n' at each block boundary and <br>, white space folded (kept in <pre>),
// script, style, template, noscript, select, textarea and hidden elements left out, no blank lines.
std::string visible_text(const Page& page, NodeId root);

// The same of a part of the page.
struct Extent {
  NodeId root;
  std::span<const NodeId> left_out =
      {};  // roots of subtrees inside that are passed over, ascending
  Hidden hidden = Hidden::kLeaveOut;
};
std::string visible_text(const Page& page, const Extent& extent);

// The same on one line: blocks joined by one space.
std::string inline_text(const Page& page, NodeId root);

}  // namespace sheaf
