// Which pictures can stand for an article, told by their addresses and sizes alone.
#pragma once

#include <cstdint>
#include <string_view>

#include "extractors/meta/image_size.h"

namespace sheaf {

// Whether the words of the address name a thing that every page of a site has or that only fills a
// place: logo, avatar, sprite, icon, emoji, badge, QR code, counter, "blank.gif", "default.jpg",
// Medium's blurred copies.
// Whole words count ("blogosphere.jpg" is no logo), and not those that the article's title has too.
bool names_furniture(std::string_view address, std::string_view title);

// Whether a short alternative text says so: "Site logo", "作者头像", "微信二维码".
bool describes_furniture(std::string_view alt, std::string_view title);

// Whether the address is that of a raster picture, as far as its name tells: not .svg, .ico, .mp4,
// .html, and not a site's front page.
bool names_raster_picture(std::string_view address);

enum class ImageUse : std::uint8_t { kHero, kBody };

// Whether a picture of this size (0 = unknown) can be more than an icon, a rule or a banner. In the
// body long strips of panels are fine.
bool is_large_enough(PixelSize size, ImageUse use);

}  // namespace sheaf
