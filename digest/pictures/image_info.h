// What a picture's own bytes say of it: servers and file names are often wrong.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace sheaf {

enum class ImageFormat : std::uint8_t { kJpeg, kPng, kGif, kWebp, kAvif, kSvg, kBmp };

struct ImageInfo {
  ImageFormat format;
  int width = 0, height = 0;  // pixels; 0 = the header does not say (SVG without sizes)
};

// By the first bytes, and the header after them. None for what is no picture of these formats and
// for one whose header is cut or absurd. Reads nothing but the header: that the rest can be shown
// is not certain. A JPEG's size is as it is stored; cameras' rotation is not applied.
std::optional<ImageInfo> find_image_info(std::string_view bytes);

std::string_view image_extension(ImageFormat format);  // "jpg"

// Whether the picture stands for another: a counting pixel, a line, a spacer, a bare SVG icon of a
// few pixels. Pictures of unknown size are none.
bool is_placeholder(const ImageInfo& info);

}  // namespace sheaf
