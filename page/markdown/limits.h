// Markdown that cmark-gfm would read in a time or with a memory far out of proportion to its bytes.
//
// The versions up to 0.29.0.gfm.6 take the square of a block's bytes for wide tables, lines of
// dashes under long paragraphs, "<?" and kin that nothing closes, addresses full of ")" or "<", and
// quotations that lazy lines go on with; and none of them before 0.29.0.gfm.7 bounds what
// references expand to. So what a text would cost is told before it is parsed, from a pass over its
// bytes: the same on every machine.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace sheaf {

// A part of the text that is not to be parsed.
struct MarkdownFault {
  enum class Kind : unsigned char {
    kCostly,   // a block (lines up to an empty one) that would take too long
    kExpands,  // a definition, "[label]: address", that its uses would write out too often
  };
  Kind kind;
  std::size_t begin, end;  // bytes of the text
  std::string message;     // one line for people: "tables that would take too long to read"
};

// In the order of the text, without overlaps. `text` is UTF-8; takes time in proportion to it.
// Blocks are charged in their order to a budget of the whole text, 256 steps a byte and 2^28 more;
// one that exceeds what is left is a fault. Definitions longer than 256 bytes may expand to as much
// as the text has, 100,000 bytes at least, as in newer versions of cmark.
std::vector<MarkdownFault> extract_markdown_faults(std::string_view text);

// `text` with the faulty parts made spaces. Same length, same lines.
std::string without_faults(std::string_view text, const std::vector<MarkdownFault>& faults);

}  // namespace sheaf
