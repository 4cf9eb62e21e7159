// What link references expand to. Internal to page/markdown/.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace sheaf {

struct MarkdownSpan {
  std::size_t begin, end;
};

// The definitions, "[label]: address 'title'", that are long and whose uses would write out more
// than `limit` bytes together with those of the ones before. `blocks`: as they lie in the text, in
// its order; a definition lies in one of them. What only looks like a use counts as one.
std::vector<MarkdownSpan> extract_expanding_definitions(std::string_view text,
                                                        const std::vector<MarkdownSpan>& blocks,
                                                        std::size_t limit);

}  // namespace sheaf
