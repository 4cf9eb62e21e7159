// SVG is text: whether bytes are one, and its size. Internal to digest/pictures/.
#pragma once

#include <optional>
#include <string_view>

namespace sheaf {

struct SvgSize {
  int width = 0, height = 0;  // CSS pixels; 0 = not said
};

// An XML document whose root is svg; what stands before the root (declaration, comments, a doctype
// without own entities) is skipped. Sizes: the root's width and height, else its viewBox (SVG 2
// 7.2); percentages say nothing.
std::optional<SvgSize> find_svg_size(std::string_view bytes);

}  // namespace sheaf
