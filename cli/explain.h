// --explain: for each field the winner, the losers and why, for people.
#pragma once

#include <string>

#include "items/item.h"

namespace sheaf::cli {

// Lines of text; what comes from the page has its control characters made visible.
std::string explain(const Item& item);

// For a terminal: control characters and bidirectional overrides as \uXXXX.
std::string printable(std::string_view text);

}  // namespace sheaf::cli
