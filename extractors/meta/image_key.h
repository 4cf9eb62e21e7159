// When two addresses show the same picture.
#pragma once

#include <string>
#include <string_view>

namespace sheaf {

// What the copies of a picture share: the address without scheme, sizes in its name
// ("-1024x683", "@2x"), in its folders ("/300x200/", "/w_640,c_fill/") and in its query, and
// without what asks for a format or quality. A name that holds a digest of 32 hexadecimal digits or
// more is known by it alone, pictures of WeChat are by their id. For comparing only.
std::string image_key(std::string_view address);

}  // namespace sheaf
