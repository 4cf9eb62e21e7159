// The pictures of the article.
#pragma once

#include <vector>

#include "extractors/extractor.h"

namespace sheaf {

// The pictures of the main content, in order of the page, with absolute addresses: each once, the
// same in other sizes too; logos, portraits, icons, banners and placeholders left out. At most 200.
std::vector<Finding> extract_images(const Source& source);

}  // namespace sheaf
