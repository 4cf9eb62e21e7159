// Words of an issue in the ways in which forms write them.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "digest/issue.h"

namespace sheaf {

// HTML of flow content, safe wherever it is put: no raw HTML of the Markdown is let through (its
// tags go, its text stays; scripts and styles go whole), no address but http, https, mailto and
// relative ones. Headings are two levels deeper, under those of the issue.
std::string words_html(const Words& words);
std::string words_text(const Words& words);  // plain text, paragraphs with an empty line between
// The editor's as they stand, others escaped, with an empty line between paragraphs: for blocks of
// their own.
std::string words_markdown(const Words& words);

// The addresses of the pictures in the words, without Markdown's escapes.
std::vector<std::string> picture_urls(const Words& words);

// Puts others in the place of the addresses of links, pictures and reference definitions in
// Markdown: "](url)", "](<url>)", "]: url". `replacement` gives "" to leave one.
void replace_addresses(Words& words,
                       const std::function<std::string(const std::string& address)>& replacement);

}  // namespace sheaf
