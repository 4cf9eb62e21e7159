// What kind of name a text is, and the order of its parts.
#pragma once

#include <string>
#include <string_view>

namespace sheaf {

// "Smith, John" -> "John Smith", as catalogues and scholarly metadata write names; other text as it
// is.
std::string uninvert_name(std::string_view name);
// Whether it is written like that, and not two names: one of the two parts is a single word, or the
// first begins with a particle ("van der Berg, Jan").
bool is_inverted_name(std::string_view name);

// 2-4 Han characters and nothing else.
bool is_han_name(std::string_view word);
// Two words at least that look like given and family names, or 2-4 Han characters; no word of an
// organisation among them.
bool is_personal_name(std::string_view name);
// One word in small letters: an account rather than a name.
bool is_handle(std::string_view name);
// A desk (redaktion, 编辑部), a domain, or a name with a word of organisations in it.
bool is_impersonal_name(std::string_view name);
bool is_domain(std::string_view name);  // "example.com" alone

}  // namespace sheaf
