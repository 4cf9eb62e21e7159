// What is the same to a reader, made the same: letters without regard to case, width and the way in
// which they are encoded. Everything that compares words of people uses this; names of a protocol
// or a markup (hosts, attributes, classes) are ASCII, for which base/text.h has its own functions.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "base/text.h"

namespace sheaf {

char32_t fold_beyond_ascii(char32_t c);  // of fold

// Simple case folding of Unicode (CaseFolding.txt, C and S), full-width forms made ASCII, U+0130
// made 'i'; anything else as it is.
inline char32_t fold(char32_t c) {
  return c < 0x80 ? static_cast<unsigned char>(ascii_lower(static_cast<char>(c)))
                  : fold_beyond_ascii(c);
}
// Each character folded, letters and their marks composed (NFC). Spaces stay.
std::string fold(std::string_view text);
// The same of its letters and digits alone: "Site.com – “X”" and "site com: 'x'" are one. "" if
// there are none.
std::string fold_letters(std::string_view text);

// A full-width form as the ASCII that it is another form of; anything else as it is.
constexpr char32_t narrow(char32_t c) { return c >= 0xFF01 && c <= 0xFF5E ? c - 0xFEE0 : c; }

bool is_digit(char32_t c);             // decimal ones, of any script
char32_t digit_value(char32_t digit);  // 0 to 9
// Of a script that has two cases; letters of other scripts are neither small nor capital.
bool is_small_letter(char32_t c);

// Whether `text`, as it stands, begins so; `folded` is what fold() gives. Says nothing of where
// the beginning ends: composing may shorten it.
bool starts_with_folded(std::string_view text, std::string_view folded);

}  // namespace sheaf
