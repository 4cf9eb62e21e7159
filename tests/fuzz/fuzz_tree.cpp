// A Page is what Gumbo makes of the same source without anything taken out before the parse; but
// for nests that are made shallow.
#include <algorithm>
#include <cstdint>
#include <string>

#include "page/page.h"
#include "tests/fuzz/require.h"
#include "tests/support/tree_compare.h"

namespace {

bool is_deep(const sheaf::Page& page) {
  return std::any_of(page.nodes().begin(), page.nodes().end(),
                     [](const sheaf::Node& node) { return node.depth > 400; });
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto page = sheaf::Page::parse(std::string(reinterpret_cast<const char*>(data), size));
  if (!page.ok() || is_deep(**page)) return 0;
  const std::string difference =
      sheaf::test::find_tree_difference(**page, sheaf::test::Compare::kStructure);
  sheaf::fuzz::require(difference.empty(), difference.c_str());
  return 0;
}
