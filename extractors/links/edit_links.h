// Links to change the page itself. Internal to extractors/links/.
#pragma once

#include <string_view>

#include "page/page.h"

namespace sheaf {

// Whether a link to a repository with these words is there to edit the page or suggest a change of
// it: "Edit this page", 编辑此页.
bool is_edit_link(const Page& page, NodeId anchor, std::string_view words);

}  // namespace sheaf
