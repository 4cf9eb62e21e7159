// How large a picture is, as far as a page says so.
#pragma once

#include <string_view>

#include "page/page.h"

namespace sheaf {

struct PixelSize {
  int width = 0, height = 0;  // 0 = unknown
};

// "640", "640px", "640.5"; 0 for "100%", "auto", "40em" and what no picture measures.
int parse_pixels(std::string_view text);

// What the element says: width and height, their data-* kin of lazy loaders (those that tell of the
// file rather than of the layout first), style.
PixelSize read_pixel_size(const Page& page, NodeId image);

// What the address says: "photo-1024x683.jpg", "/300x200/", "?w=640&h=480", "w_640,h_480",
// "resize=640,480". Aspect ratios ("16x9") are no sizes.
PixelSize find_size_in_address(std::string_view address);

}  // namespace sheaf
