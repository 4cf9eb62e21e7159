// SVG that only draws.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"

namespace sheaf {

// A picture in SVG (XML 1.0, of any encoding that Expat reads: UTF-8, UTF-16, Latin-1, ASCII)
// written anew, in UTF-8, with nothing but what draws: the elements and attributes of
// svg_names.h, references into the picture itself ("#name"), pictures in data: addresses (PNG,
// JPEG, GIF, WebP), and styles that load nothing. Scripts, handlers, foreign elements, links,
// comments and processing instructions are left out with all that is in them; so is a style that
// says more. What comes out is taken again unchanged.
//
// Errors, kBadInput: not well-formed, another root than svg, declarations in the doctype
// (entities). kTooLarge: elements nest deeper than 256.
Result<std::string> parse_safe_svg(std::string_view bytes);

}  // namespace sheaf
