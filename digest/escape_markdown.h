// Inline text of Markdown, CommonMark 0.30 and GFM. Internal to digest/: escape() calls it.
#pragma once

#include <string>
#include <string_view>

#include "digest/escape.h"

namespace sheaf {

// One line: white space is folded, at the start of a line the text opens no block, inside [...] it
// does not end the link, in a table not the cell (but as kMarkdownLine). Only what could mean
// something where it stands is escaped; "{{" and "{%" are broken up for the templates of site
// generators.
void append_markdown(std::string& out, std::string_view text, EscapeTarget target);

}  // namespace sheaf
