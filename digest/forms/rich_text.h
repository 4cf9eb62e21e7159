// Words of an issue in the ways in which forms write them.
#pragma once

#include <string>
#include <vector>

#include "digest/issue.h"

namespace sheaf {

// HTML of flow content, safe wherever it is put: no raw HTML of the Markdown is let through (its
// tags go, its text stays; scripts and styles go whole), no address but http, https, mailto and
// relative ones. Headings are two levels deeper, under those of the issue.
std::string words_html(const Words& words);
std::string words_text(const Words& words);  // plain text, paragraphs with an empty line between
std::string words_markdown(const Words& words);  // the editor's as they stand, others escaped

// The addresses of the pictures in the words, as they stand there.
std::vector<std::string> picture_urls(const Words& words);

}  // namespace sheaf
