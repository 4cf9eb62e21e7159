// Whether a Page is what Gumbo makes of the same source without anything taken out before.
#pragma once

#include <string>

#include "page/page.h"

namespace sheaf::test {

// kStructure leaves attributes and script bodies out: Gumbo 0.10 runs two names into one behind a
// quote that no space follows (title='a's b'), where the standard and a Page have two.
enum class Compare { kAll, kStructure };

// Parses page.source() whole and compares node by node: elements, attributes with their values,
// text (runs of white space counting as one outside of <pre>), but for script and style bodies,
// which are compared with Page::scripts(). "" if nothing differs; else the first difference in
// words.
std::string find_tree_difference(const Page& page, Compare what = Compare::kAll);

}  // namespace sheaf::test
