// Small readers of URLs and ids. Internal to extractors/links/.
#pragma once

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>

#include "base/text.h"
#include "extractors/links/reference.h"
#include "url/path.h"
#include "url/percent.h"
#include "url/query.h"
#include "url/url.h"

namespace sheaf {

using FoundReference = std::optional<Reference>;

inline std::string_view segment(const Url& url, std::size_t n) {
  return path_segment(url.path(), n);
}
inline std::string_view parameter(const Url& url, std::string_view name) {
  return find_parameter(url.query(), name).value_or("");
}

// Whether `text` is one of `words`.
template <std::size_t kWords>
constexpr bool is_one_of(std::string_view text, const std::string_view (&words)[kWords]) {
  return std::find(std::begin(words), std::end(words), text) != std::end(words);
}

// Whether `text` is not empty and `takes` takes each of its characters.
template <typename Takes>
constexpr bool is_made_of(std::string_view text, Takes takes) {
  return !text.empty() && std::all_of(text.begin(), text.end(), takes);
}
constexpr bool is_lower_hex(char c) { return is_ascii_digit(c) || (c >= 'a' && c <= 'f'); }
constexpr bool is_word(char c) { return is_ascii_alnum(c) || c == '_' || c == '-'; }

constexpr bool is_name_character(char c) { return is_word(c) || c == '.'; }

// What `text` begins with that `takes` takes: addresses are glued to what follows in a sentence.
template <typename Takes>
std::string_view leading(std::string_view text, Takes takes) {
  const auto end = std::find_if_not(text.begin(), text.end(), takes);
  return text.substr(0, static_cast<std::size_t>(end - text.begin()));
}

// How many digits `text` begins with.
inline std::size_t count_digits(std::string_view text) {
  const auto end = std::find_if_not(text.begin(), text.end(), is_ascii_digit);
  return static_cast<std::size_t>(end - text.begin());
}
inline bool is_number_of(std::string_view text, std::size_t least, std::size_t most) {
  return text.size() >= least && text.size() <= most && is_number(text);
}
inline std::string_view without_zeros(std::string_view number) {
  return number.substr(std::min(number.find_first_not_of('0'), number.size()));
}

// Length of a version, "v2", that `text` begins with: no leading zero, at most three digits; 0 if
// there is none.
inline std::size_t version_length(std::string_view text) {
  if (text.size() < 2 || text[0] != 'v' || text[1] == '0') return 0;
  const std::size_t digits = count_digits(text.substr(1));
  return digits >= 1 && digits <= 3 ? digits + 1 : 0;
}

// `name` without the first of the endings that it has, in whatever case.
template <std::size_t kEndings>
std::string_view without_ending(std::string_view name,
                                const std::string_view (&endings)[kEndings]) {
  for (const std::string_view ending : endings) {
    if (name.size() > ending.size() && ends_with_ignore_case(name, ending)) {
      name.remove_suffix(ending.size());
      break;
    }
  }
  return name;
}

// Whether the path's last segment has a picture's ending.
inline bool is_picture(std::string_view path) {
  constexpr std::string_view kEndings[] = {".png",  ".jpg", ".jpeg", ".gif", ".svg",
                                           ".webp", ".bmp", ".ico",  ".avif"};
  return std::any_of(std::begin(kEndings), std::end(kEndings),
                     [&](std::string_view ending) { return ends_with_ignore_case(path, ending); });
}

}  // namespace sheaf
