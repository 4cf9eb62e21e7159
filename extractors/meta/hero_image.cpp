#include "extractors/meta/hero_image.h"

namespace sheaf {
namespace {

constexpr Rule kRules[] = {
    {Field::kHeroImage, "og:image",
     [](const Source& source, Findings& found) { found.add(source.page.meta("og:image")); }},
};

}  // namespace

std::span<const Rule> hero_image_rules() { return kRules; }

std::optional<Finding> normalize_image(const Finding& finding, const Source& source) {
  const Result<Url> url = Url::parse(finding.text, source.base);
  if (!url.ok()) return std::nullopt;
  Finding out = finding;
  out.text = url->text();
  return out;
}

std::vector<Finding> extract_images(const Source&) { return {}; }

}  // namespace sheaf
