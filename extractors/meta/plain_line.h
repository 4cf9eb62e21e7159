// Text of metadata, freed from the marks of the places that it came through.
#pragma once

#include <string>
#include <string_view>

namespace sheaf {

// One line of plain text: character references that a site escaped twice decoded ("&amp;quot;"),
// escapes of scripts too ("\x0a", "\u00e9"), formatting tags taken out, control characters and
// white space folded.
std::string plain_line(std::string_view raw);

}  // namespace sheaf
