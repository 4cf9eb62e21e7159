// Values of attributes and styles of SVG: which of them load nothing. Internal to digest/pictures/.
#pragma once

#include <string_view>

namespace sheaf {

// CSS, or a value of an attribute: no escape, no function and no at-rule but those of svg_names.h,
// url() of "#name" alone.
bool is_harmless_style(std::string_view css);

// "#name": a part of the same picture.
bool is_inner_reference(std::string_view address);

// "data:image/png;base64,...": PNG, JPEG, GIF or WebP, in base64 and nothing else.
bool is_inner_picture(std::string_view address);

}  // namespace sheaf
