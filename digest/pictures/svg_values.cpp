#include "digest/pictures/svg_values.h"

#include <algorithm>
#include <iterator>
#include <string>

#include "base/text.h"
#include "digest/pictures/svg_names.h"

namespace sheaf {
namespace {

bool is_word_char(char c) {
  return is_ascii_alpha(c) || is_ascii_digit(c) || c == '-' || c == '_' ||
         static_cast<unsigned char>(c) >= 0x80;
}

template <std::size_t kSize>
bool is_listed(const std::string_view (&list)[kSize], std::string_view word) {
  return std::binary_search(std::begin(list), std::end(list), ascii_lower(word));
}

std::string_view word_before(std::string_view text, std::size_t at) {
  std::size_t begin = at;
  while (begin > 0 && is_word_char(text[begin - 1])) --begin;
  return text.substr(begin, at - begin);
}

std::string_view word_behind(std::string_view text, std::size_t at) {
  std::size_t end = at;
  while (end < text.size() && is_word_char(text[end])) ++end;
  return text.substr(at, end - at);
}

// What stands behind "url(".
bool is_inner_url(std::string_view rest) {
  rest = trim(rest.substr(0, 200));
  if (rest.starts_with('"') || rest.starts_with('\'')) rest.remove_prefix(1);
  return rest.starts_with('#');
}

// '(' at `at`.
bool may_open(std::string_view css, std::size_t at) {
  const std::string_view function = word_before(css, at);
  if (function.empty()) return true;
  if (!is_listed(kStyleFunctions, function)) return false;
  return !equals_ignore_case(function, "url") || is_inner_url(css.substr(at + 1));
}

}  // namespace

bool is_harmless_style(std::string_view css) {
  for (std::size_t at = css.find_first_of("\\@("); at != css.npos;
       at = css.find_first_of("\\@(", at + 1)) {
    const bool is_fine = css[at] == '('   ? may_open(css, at)
                         : css[at] == '@' ? is_listed(kStyleRules, word_behind(css, at + 1))
                                          : false;
    if (!is_fine) return false;
  }
  return true;
}

bool is_inner_reference(std::string_view address) { return address.starts_with('#'); }

bool is_inner_picture(std::string_view address) {
  constexpr std::string_view kBeginnings[] = {"data:image/png;base64,", "data:image/jpeg;base64,",
                                              "data:image/jpg;base64,", "data:image/gif;base64,",
                                              "data:image/webp;base64,"};
  for (const std::string_view begin : kBeginnings) {
    if (!starts_with_ignore_case(address, begin)) continue;
    const std::string_view data = address.substr(begin.size());
    return std::all_of(data.begin(), data.end(), [](char c) {
      return is_ascii_alpha(c) || is_ascii_digit(c) || is_ascii_space(c) || c == '+' || c == '/' ||
             c == '=';
    });
  }
  return false;
}

}  // namespace sheaf
