// The one picture that stands for the article.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "extractors/extractor.h"

namespace sheaf {

std::span<const Rule> hero_image_rules();

// The picture with an absolute URL; rejects logos, avatars, sprites, pixels, placeholders and data:
// URLs.
std::optional<Finding> normalize_image(const Finding& finding, const Source& source);

// The pictures of the main content, in order, each once, normalised.
std::vector<Finding> extract_images(const Source& source);

}  // namespace sheaf
