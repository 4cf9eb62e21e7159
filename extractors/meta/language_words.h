// The commonest words of languages written in Latin and Cyrillic letters. Internal to
// language_text.cpp.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace sheaf {

struct LanguageWords {
  std::string_view language;  // ISO 639-1
  std::string_view words;     // lower case, separated by single spaces
};

// At most 32 languages: one bit each.
std::span<const LanguageWords> language_words();

}  // namespace sheaf
