// The one picture that stands for the article.
#pragma once

#include <optional>
#include <span>

#include "extractors/extractor.h"

namespace sheaf {

std::span<const Rule> hero_image_rules();

// The picture with an absolute URL, and with alt and size where the page says them; rejects logos,
// avatars, sprites, pixels, placeholders and data: URLs (image_filter.h).
std::optional<Finding> normalize_image(const Finding& finding, const Source& source);

}  // namespace sheaf
