// The lines of a block of Markdown, as far as its cost needs them. Internal to page/markdown/.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace sheaf {

struct BlockLine {
  std::string_view text = {};
  std::size_t begin = 0;  // in the block
  // Marks of quotations, lists and footnotes in front; two columns of indentation may keep one of
  // them open.
  std::uint64_t depth = 0;
  std::uint64_t cells = 1;  // as a row of a table
  std::uint64_t runs = 0;   // of '*', '~' and '_' that may open or close emphasis
  std::uint64_t mails = 0;  // '@'
  bool is_rule = false;     // as "|---|:-:|" under the head of a table
  // Whether no paragraph goes on into this line: for sure, whatever is around it.
  bool starts_piece = false;
};

// cmark's lines end at a carriage return too.
std::vector<BlockLine> read_block_lines(std::string_view block);

}  // namespace sheaf
