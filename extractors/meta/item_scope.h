// Whose property an element of microdata or RDFa is.
#pragma once

#include "page/page.h"

namespace sheaf {

// Whether the element is a property of a person, an organisation or a comment: the nearest element
// above it with itemtype or typeof says so.
bool is_of_somebody(const Page& page, NodeId id);

// Whether a list of names ("schema:image url", as in itemprop, property and rel) has the name,
// without case and prefix.
bool has_property(std::string_view properties, std::string_view name);

}  // namespace sheaf
