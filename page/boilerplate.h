// Lines that are said of an article or around it, told by their words.
#pragma once

#include <string_view>

namespace sheaf {

// "Advertisement", "Read more: ...", "Follow us on ...", "All rights reserved", 点击上方蓝字:
// `line` is one folded line; long ones are prose whatever they say.
bool is_boilerplate(std::string_view line);

}  // namespace sheaf
