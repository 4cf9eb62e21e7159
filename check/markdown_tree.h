// cmark-gfm behind RAII. Internal to check/.
#pragma once

#include <cmark-gfm.h>

#include <cstddef>
#include <memory>
#include <string_view>

namespace sheaf {

// A large tree takes tens of times the memory of its text, and its nodes lie between what was read
// from them and stays: the pages go back at once.
struct MarkdownNodeFree {
  std::size_t text_bytes = 0;
  void operator()(cmark_node* node) const;
};
using MarkdownTree = std::unique_ptr<cmark_node, MarkdownNodeFree>;

// CommonMark with GitHub's tables, strikethrough, bare addresses and footnotes. Null only if memory
// is out.
MarkdownTree parse_markdown(std::string_view text);

// The text with what is no Markdown of it made spaces: front matter between two lines "---" (or
// "+++") at its beginning. Same length, same lines.
std::string without_front_matter(std::string_view text);

}  // namespace sheaf
