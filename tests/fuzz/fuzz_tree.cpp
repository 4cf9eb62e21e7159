// A Page is what Gumbo makes of the same source without anything taken out before the parse.
#include <cstdint>
#include <string>

#include "page/page.h"
#include "tests/fuzz/require.h"
#include "tests/support/tree_compare.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto page = sheaf::Page::parse(std::string(reinterpret_cast<const char*>(data), size));
  if (!page.ok()) return 0;
  const std::string difference =
      sheaf::test::find_tree_difference(**page, sheaf::test::Compare::kStructure);
  sheaf::fuzz::require(difference.empty(), difference.c_str());
  return 0;
}
