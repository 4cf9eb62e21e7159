// Whether two Gumbo trees are the same but for the text of script and style elements.
#pragma once

#include <gumbo.h>

#include <string>

namespace sheaf::test {

// "" if they are; else the first difference in words.
std::string find_tree_difference(const GumboNode* whole, const GumboNode* reduced);

}  // namespace sheaf::test
