// Boxes in which a page announces other articles: their authors are not the page's.
#pragma once

#include "extractors/extractor.h"

namespace sheaf {

// Whether `box`, an element around `id`, is such a one: a link that holds other words beside the
// author, or one of several like it, each with an author and with a link to a page of the site.
bool is_teaser_box(const Source& source, NodeId box, NodeId id);

}  // namespace sheaf
