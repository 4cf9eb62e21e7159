// The words of a digest in one language: a file of digest/lang/, or the user's own in that form.
//
//   {"language": "fr", "lead": ["Dans ce numéro de {series}[ ({number})] : ..."], "labels": {...}}
//
// In a text "{name}" is a value, "{name|one|many}" a word for the number of that name, and what
// stands in [...] is left out if a value in it is empty. Members that a file leaves out are those
// of English.
#pragma once

#include <array>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace sheaf {

struct Language {
  std::string code;                           // "zh"
  std::vector<std::string> lead;              // paragraphs
  std::map<std::string, std::string> labels;  // of links, by their kind: "paper"
  std::map<std::string, std::string> words;   // all other texts by their name: "not_released"
  std::array<std::string, 3> ordinals;        // of the pentads in a term
  std::array<std::string, 24> terms;          // from 立春
  std::array<std::string, 72> pentads;        // from 立春

  const std::string& word(const std::string& name) const;   // "" if there is none
  const std::string& label(const std::string& kind) const;  // "" if there is none
};

// Errors name the line or the member.
Result<Language> parse_language(std::string_view json);

// A language of the program by its BCP 47 tag, the region left aside: "zh-CN" is "zh".
std::optional<Language> find_language(std::string_view tag);

using Values = std::map<std::string, std::string>;

// The text with the values put in. A name that is not among them is empty.
std::string fill(std::string_view text, const Values& values);

}  // namespace sheaf
