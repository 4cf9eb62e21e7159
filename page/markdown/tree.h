// Markdown -> a tree, by cmark-gfm behind RAII, whose time and memory are bounded.
#pragma once

#include <cmark-gfm.h>

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "page/markdown/limits.h"

namespace sheaf {

// A large tree takes tens of times the memory of its text, and its nodes lie between what was read
// from them and stays: the pages go back at once.
struct MarkdownNodeFree {
  std::size_t text_bytes = 0;
  void operator()(cmark_node* node) const;
};
using MarkdownTree = std::unique_ptr<cmark_node, MarkdownNodeFree>;

// CommonMark with GitHub's tables, strikethrough and bare addresses.
enum class MarkdownUse : unsigned char {
  kLinks,  // with footnotes too, and the lines of each node
  kWords,  // to be written in another form: malformed UTF-8 is mended
};

struct ParsedMarkdown {
  MarkdownTree tree;                  // null only if memory is out
  std::vector<MarkdownFault> faults;  // what was taken for empty lines
};
ParsedMarkdown parse_markdown(std::string_view text, MarkdownUse use);

// The text with what is no Markdown of it made spaces: front matter between two lines "---" (or
// "+++") at its beginning. Same length, same lines.
std::string without_front_matter(std::string_view text);

}  // namespace sheaf
