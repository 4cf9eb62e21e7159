// The Issue as Markdown: the form in which an editor publishes it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "digest/issue.h"
#include "digest/language.h"

namespace sheaf {

enum class Flavor : std::uint8_t {
  kGfm,         // bare addresses are links (GitHub, GitLab, Typora, most editors)
  kCommonMark,  // every address in <>, which plain CommonMark needs
};
std::optional<Flavor> find_flavor(std::string_view name);  // "gfm", "commonmark"

// [TOC], the lead as a quotation, for each item "# [N. title](url) | source", its picture, its
// labelled links as a quotation, its excerpt and note, and behind a rule the further readings as a
// list. A section with a title is a heading of level 1, and its items of level 2. What comes from
// records is escaped; the editor's Markdown stands as he wrote it. Ends with a newline.
std::string to_markdown(const Issue& issue, const Language& language, Flavor flavor);

}  // namespace sheaf
