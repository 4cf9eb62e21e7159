// --explain: for each field the winner, the losers and why; for each paper, repository and resource
// where it stands, what announces it and why it is primary. For people.
#pragma once

#include <string>
#include <string_view>

#include "base/printable.h"
#include "items/item.h"

namespace sheaf::cli {

// Lines of text; what comes from the page has its control characters made visible.
std::string explain(const Item& item);

// A field of the item on one line, lists joined by ", "; "" if there is none. For a terminal, cut
// when it is long.
std::string shown_value(const Item& item, Field field);
// Any text of a page in the same way.
std::string shorten(std::string_view value);

}  // namespace sheaf::cli
