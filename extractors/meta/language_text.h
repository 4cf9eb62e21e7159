// Which language a text is written in: by its script, and among languages that share one by their
// commonest words.
#pragma once

#include <string_view>

namespace sheaf {

// ISO 639-1 code, or "" where the text is too short or too mixed to tell. Reads the first 3 KiB.
std::string_view guess_language(std::string_view text);

// Whether the text is for certain in another language than the tag's: written in another script
// (more than 30 % Han, kana or Hangul, or mostly another one), or full of another language's
// commonest words and nearly without its own.
bool refutes_language(std::string_view text, std::string_view tag);

}  // namespace sheaf
