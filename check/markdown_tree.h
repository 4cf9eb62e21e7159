// cmark-gfm behind RAII. Internal to check/.
#pragma once

#include <cmark-gfm.h>

#include <memory>
#include <string_view>

namespace sheaf {

struct MarkdownNodeFree {
  void operator()(cmark_node* node) const { cmark_node_free(node); }
};
using MarkdownTree = std::unique_ptr<cmark_node, MarkdownNodeFree>;

// CommonMark with GitHub's tables, strikethrough, bare addresses and footnotes. Null only if memory
// is out.
MarkdownTree parse_markdown(std::string_view text);

// The text with what is no Markdown of it made spaces: front matter between two lines "---" (or
// "+++") at its beginning. Same length, same lines.
std::string without_front_matter(std::string_view text);

}  // namespace sheaf
