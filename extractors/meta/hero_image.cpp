#include "extractors/meta/hero_image.h"

#include "extractors/meta/declared_images.h"
#include "extractors/meta/image_normal.h"
#include "extractors/meta/image_place.h"

namespace sheaf {
namespace {

constexpr std::size_t kMostPictures = 12;  // of the content, looked at for a good one

// A picture that is told to be small waits until no other is left.
bool is_known_small(const Finding& picture) {
  constexpr int kWide = 300, kHigh = 150;
  return (picture.width > 0 && picture.width < kWide) ||
         (picture.height > 0 && picture.height < kHigh);
}

void find_placed_picture(const Source& source, Findings& found) {
  const std::vector<Finding> pictures = extract_placed_pictures(source, kMostPictures);
  for (const Finding& picture : pictures) {
    if (!is_known_small(picture)) found.add(picture);
  }
  for (const Finding& picture : pictures) {
    if (is_known_small(picture)) found.add(picture);
  }
}

constexpr Rule kRules[] = {
    {Field::kHeroImage, "og:image", declared::find_open_graph_images},
    {Field::kHeroImage, "twitter:image", declared::find_twitter_images},
    {Field::kHeroImage, "meta image", declared::find_meta_images},
    {Field::kHeroImage, "itemprop image", declared::find_marked_images},
    {Field::kHeroImage, "JSON-LD image", declared::find_linked_images},
    {Field::kHeroImage, "link image_src", declared::find_image_src_link},
    {Field::kHeroImage, "main content", find_placed_picture},
};

}  // namespace

std::span<const Rule> hero_image_rules() { return kRules; }

std::optional<Finding> normalize_image(const Finding& finding, const Source& source) {
  std::optional<Finding> picture = normalize_picture(finding, source, ImageUse::kHero);
  if (!picture) return std::nullopt;
  complete_from_page(source, *picture);
  if (!is_large_enough({picture->width, picture->height}, ImageUse::kHero)) return std::nullopt;
  return picture;
}

}  // namespace sheaf
