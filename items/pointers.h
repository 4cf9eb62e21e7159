// What an article points to, as the record has it.
#pragma once

#include <cstdint>
#include <string>

#include "extractors/extractor.h"
#include "items/item.h"
#include "items/resolve.h"

namespace sheaf {

// Where the article's text (Source::main) comes from.
enum class TextPlace : std::uint8_t { kTree, kScript };

// Where links stand that are not in the tree.
struct Beside {
  TextPlace text_place = TextPlace::kTree;
  std::string original;  // where the button to the article's original leads, "" if nowhere
};

// Fills papers, repos, resources and code_status; with kCandidates unusable_links, too. On a page
// that shows a video itself, other videos are navigation, and left out.
void add_pointers(const Source& source, const Beside& beside, Keep keep, Item& item);

}  // namespace sheaf
