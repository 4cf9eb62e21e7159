// The normal form of a found picture.
#pragma once

#include <optional>

#include "extractors/extractor.h"
#include "extractors/meta/image_filter.h"

namespace sheaf {

// With an absolute http(s) address, https if the page's own is; the size that the address tells
// where the page tells none. nullopt if it can be no picture of an article (image_filter.h).
std::optional<Finding> normalize_picture(const Finding& finding, const Source& source,
                                         ImageUse use);

// Fills in alt and size of a picture that a <meta> or JSON-LD named, from the <img> that shows it.
void complete_from_page(const Source& source, Finding& picture);

}  // namespace sheaf
