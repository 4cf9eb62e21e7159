#include "extractors/meta/author_kinds.h"

#include <algorithm>

#include "base/fold.h"
#include "base/text.h"
#include "extractors/meta/author_words.h"

namespace sheaf {

bool is_han_name(std::string_view word) {
  const std::size_t count = count_code_points(word);
  if (count < 2 || count > 4) return false;
  for (std::size_t pos = 0; pos < word.size();) {
    if (!is_han(next_code_point(word, pos))) return false;
  }
  return true;
}

std::string uninvert_name(std::string_view name) {
  const std::size_t comma = name.find(',');
  if (comma == name.npos || name.find(',', comma + 1) != name.npos) return std::string(name);
  const std::string_view family = trim(name.substr(0, comma));
  const std::string_view given = trim(name.substr(comma + 1));
  const std::string_view word = given.ends_with('.') ? given.substr(0, given.size() - 1) : given;
  const bool is_suffix = word_kinds(fold(word)) & (word_kind::kSuffix | word_kind::kDegree);
  if (family.empty() || given.empty() || is_suffix) return std::string(name);
  return std::string(given) + " " + std::string(family);
}

bool is_inverted_name(std::string_view name) {
  const std::size_t comma = name.find(',');
  if (comma == name.npos || name.find(',', comma + 1) != name.npos) return false;
  const std::string_view family = trim(name.substr(0, comma));
  const std::string_view given = trim(name.substr(comma + 1));
  const bool one_word = family.find(' ') == family.npos || given.find(' ') == given.npos;
  return one_word || (word_kinds(fold(family.substr(0, family.find(' ')))) & word_kind::kParticle);
}

bool is_personal_name(std::string_view name) {
  if (is_han_name(name)) return true;
  std::size_t words = 0;
  if (!is_capitalized(name)) return false;
  for (const std::string_view word : split(name, ' ')) {
    const WordKinds kinds = word_kinds(fold(word));
    if (kinds & (word_kind::kGroup | word_kind::kStop | word_kind::kCredit)) return false;
    if (word.ends_with("'s") || word.ends_with("’s")) return false;
    if (word == "of" || word == "the" || word == "The") return false;
    if (!is_capitalized(word) && !(kinds & word_kind::kParticle)) return false;
    ++words;
  }
  return words >= 2 && words <= 5;
}

bool is_handle(std::string_view name) {
  return !name.empty() && name.find(' ') == name.npos &&
         static_cast<unsigned char>(name[0]) < 0x80 &&
         std::none_of(name.begin(), name.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

bool is_domain(std::string_view name) {
  const std::size_t dot = name.rfind('.');
  if (dot == name.npos || dot < 2 || name.find(' ') != name.npos) return false;
  const std::string_view ending = name.substr(dot + 1);
  return ending.size() >= 2 && ending.size() <= 4 && name.find('.') == dot &&
         std::all_of(ending.begin(), ending.end(), is_ascii_alpha);
}

bool is_impersonal_name(std::string_view name) {
  const std::string folded = fold(name);
  if (is_desk(folded) || is_domain(name)) return true;
  const auto words = split(folded, ' ');
  return std::any_of(words.begin(), words.end(), [](std::string_view word) {
    return (word_kinds(word) & word_kind::kGroup) || is_group_compound(word);
  });
}

}  // namespace sheaf
