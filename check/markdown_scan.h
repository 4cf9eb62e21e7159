// What may be a link in a stretch of Markdown, with its place. cmark says which of these are links;
// it does not say where they stand. Internal to check/.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "check/link_sink.h"

namespace sheaf {

struct MarkdownToken {
  enum class Kind : std::uint8_t {
    kInline,     // [text](address)
    kReference,  // [text][label]
    kShortcut,   // [label]
    kAngle,      // <address>
    kHtml,       // a tag or comment
    kCode,       // a code span
  };
  Kind kind;
  Span whole;         // from its '[' or '<' on; images without their '!'
  Span address = {};  // kInline, kAngle: without < >
  std::string label = {};
};

// In the order in which they end, as brackets nest. Linear but for code spans, which look ahead.
std::vector<MarkdownToken> extract_markdown_tokens(std::string_view text, Span range);

// "[label]: address" at `at` (CommonMark 4.7), which may go on in the next line.
struct MarkdownDefinition {
  std::string label;  // normal form
  Span address;
};
std::optional<MarkdownDefinition> find_definition(std::string_view text, std::size_t at);

// Case folded, white space made one space: what labels are compared by.
std::string normal_label(std::string_view label);

// Backslash escapes and character references undone.
std::string markdown_address(std::string_view raw);

}  // namespace sheaf
