// What the parser makes of tags, by the keys of their names (page/tag_key.h). Internal to page/.
#pragma once

#include <cstdint>
#include <string_view>

namespace sheaf {

// Start tags that end foreign content, or begin HTML inside of it (HTML standard 13.2.6.5).
bool ends_foreign(std::uint64_t key);
// Elements of foreign content in which HTML is read: text alone is the same either way.
bool holds_html_in_foreign(std::uint64_t key);

// Formatting elements (13.2.4.2) but <a>, of which only one is ever open.
bool is_formatting(std::uint64_t key);

// Elements on whose attributes the tree depends: merged (html, body), compared ("Noah's
// Ark", 13.2.4.3: formatting elements), looked at (annotation-xml, isindex).
bool shapes_tree_by_attributes(std::uint64_t key);

// The name of an element whose content has no tags in it; "" of others.
std::string_view raw_text_name(std::uint64_t key);

}  // namespace sheaf
