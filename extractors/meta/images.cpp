#include "extractors/meta/images.h"

#include <string>
#include <unordered_map>

#include "extractors/meta/image_key.h"
#include "extractors/meta/image_normal.h"
#include "extractors/meta/image_place.h"

namespace sheaf {
namespace {

constexpr std::size_t kMostImages = 200;
constexpr std::size_t kMostLookedAt = 1000;

}  // namespace

std::vector<Finding> extract_images(const Source& source) {
  std::vector<Finding> images;
  std::unordered_map<std::string, std::size_t> by_key;  // -> index in images
  for (const Finding& found : extract_placed_pictures(source, kMostLookedAt)) {
    std::optional<Finding> image = normalize_picture(found, source, ImageUse::kBody);
    if (!image) continue;
    const auto [known, is_new] = by_key.try_emplace(image_key(image->text), images.size());
    if (is_new) {
      images.push_back(std::move(*image));
      if (images.size() == kMostImages) break;
    } else if (image->width > images[known->second].width) {
      images[known->second] = std::move(*image);
    }
  }
  return images;
}

}  // namespace sheaf
