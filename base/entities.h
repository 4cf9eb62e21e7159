// HTML character references (HTML standard 13.2.5.72), for values that sites escape twice.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace sheaf {

// Decodes &#N; &#xN; and the named references of HTML 4 plus &apos;, once. Unknown ones stay as
// they are. A missing ';' is accepted for the Latin-1 names and numbers, unless a letter, digit or
// '=' follows the name (as browsers do in attributes: "?a=1&copy=2" is no sign). Numbers 128..159
// are windows-1252, and those that are no character U+FFFD, as the HTML standard says.
std::string unescape_html(std::string_view text);

// Numeric references beyond U+10FFFF, of however many digits, in place made ones to U+FFFD, which
// they mean (HTML standard 13.2.5.80): Gumbo reckons in an int, which overflows.
void bound_references(std::string& html);

// What an '&' stands for, and how many bytes it takes with what belongs to it.
struct CharacterReference {
  char32_t code_point;
  std::size_t length;
};

// For text[0] == '&': what a parser of HTML that knows all 2,231 names makes of it (13.2.5.72..80),
// where the names above suffice to tell: a closed reference, or an '&' that begins none. It gives
// no white space and no control characters. nullopt: only a parser can tell.
std::optional<CharacterReference> find_sure_reference(std::string_view text);
// The same in an attribute's value, where "&name=" is no reference (13.2.5.73).
std::optional<CharacterReference> find_sure_attribute_reference(std::string_view text);

}  // namespace sheaf
