#include "url/url_text.h"

#include <algorithm>

#include "base/text.h"
#include "url/unwrap.h"

namespace sheaf {
namespace {

constexpr std::size_t kNo = std::string_view::npos;

// Length of the "http://" or "https://" at text[at]; 0 if there is none.
std::size_t scheme_length(std::string_view text, std::size_t at) {
  const std::string_view rest = text.substr(at);
  if (starts_with_ignore_case(rest, "https://")) return 8;
  return starts_with_ignore_case(rest, "http://") ? 7 : 0;
}

std::size_t find_scheme(std::string_view text, std::size_t from) {
  for (std::size_t at = find_ignore_case(text, "http", from); at != kNo;
       at = find_ignore_case(text, "http", at + 4)) {
    if (scheme_length(text, at) > 0) return at;
  }
  return kNo;
}

bool ends_url(char c) {
  constexpr std::string_view kEnds = "\"'<>{}[]|\\^`";
  return static_cast<unsigned char>(c) <= 0x20 || c == 0x7F || kEnds.find(c) != kNo;
}

// Wide scripts are written without a space between a URL and the words behind it, and all
// punctuation outside ASCII belongs to the sentence.
bool ends_url(char32_t c) {
  if (is_space(c) || is_han(c) || is_kana(c) || is_hangul(c)) return true;
  return (c >= 0x2010 && c <= 0x206F) || (c >= 0x3000 && c <= 0x303F) ||
         (c >= 0xFE30 && c <= 0xFE4F) || (c >= 0xFF00 && c <= 0xFFEF) || c == 0xAB || c == 0xBB ||
         c == 0xFFFD;
}

std::size_t end_of_characters(std::string_view text, std::size_t pos) {
  if (pos < text.size() && text[pos] == '[') {
    const std::size_t close = text.find_first_not_of("0123456789abcdefABCDEF:.", pos + 1);
    if (close == kNo || text[close] != ']') return pos;
    pos = close + 1;
  }
  while (pos < text.size()) {
    if (static_cast<signed char>(text[pos]) >= 0) {
      if (ends_url(text[pos])) break;
      ++pos;
      continue;
    }
    std::size_t next = pos;
    if (ends_url(next_code_point(text, next))) break;
    pos = next;
  }
  return pos;
}

std::string_view host_of(std::string_view url) {
  const std::size_t begin = url.find("//") + 2;
  return url.substr(begin, find_any(url, "/?#:", begin) - begin);
}

// Where a second URL begins that is glued to `url`; its size if there is none.
std::size_t end_before_glued(std::string_view url) {
  std::size_t at = find_scheme(url, scheme_length(url, 0));
  if (at == kNo || url.substr(0, at).find_first_of("?=") != kNo) return url.size();
  if (url[at - 1] == '/' && carries_url_in_path(ascii_lower(host_of(url)))) return url.size();
  return at;
}

std::string_view without_sentence(std::string_view url, bool in_underscores) {
  constexpr std::string_view kMarks = ".,;:!?'*";
  const auto opened = std::count(url.begin(), url.end(), '(');
  auto closed = std::count(url.begin(), url.end(), ')');
  while (!url.empty()) {
    const char last = url.back();
    const bool lonely = last == ')' && closed > opened;
    if (kMarks.find(last) == kNo && !lonely && !(in_underscores && last == '_')) break;
    if (lonely) --closed;
    url.remove_suffix(1);
  }
  return url;
}

std::string_view without_packing(std::string_view text) {
  struct Packing {
    std::string_view open, close;
  };
  constexpr Packing kPackings[] = {{"<![CDATA[", "]]>"}, {"<", ">"}, {"《", "》"}, {"\"", "\""},
                                   {"'", "'"},           {"“", "”"}, {"(", ")"},   {"[", "]"}};
  for (const Packing& packing : kPackings) {
    text = trim(text);
    const bool packed = text.size() >= packing.open.size() + packing.close.size() &&
                        text.starts_with(packing.open) && text.ends_with(packing.close);
    if (!packed) continue;
    text.remove_prefix(packing.open.size());
    text.remove_suffix(packing.close.size());
  }
  return trim(text);
}

}  // namespace

std::string_view url_at(std::string_view text, std::size_t at) {
  const std::size_t scheme = at < text.size() ? scheme_length(text, at) : 0;
  if (scheme == 0) return {};
  constexpr std::size_t kCharacter = 4;  // bytes that a character at the end of `near` may have
  // More and more of the text, as a run of glued URLs is not to be read whole for each of them.
  for (std::size_t reach = 512;; reach *= 4) {
    const std::string_view near = text.substr(0, at + scheme + reach);
    const std::size_t end = end_of_characters(near, at + scheme);
    const std::string_view url = near.substr(at, end - at);
    const std::size_t size = end_before_glued(url);
    if (size == url.size() && near.size() < text.size() && end + kCharacter > near.size()) continue;
    return without_sentence(url.substr(0, size), at > 0 && text[at - 1] == '_');
  }
}

std::string_view trim_url_text(std::string_view text) {
  text = without_packing(text);
  std::size_t at = find_scheme(text, 0);
  // "/go?to=http://example.com" is a relative reference.
  if (at == kNo || (at > 0 && (text[at - 1] == '=' || text[at - 1] == '/'))) return text;
  std::string_view url = url_at(text, at);
  for (;;) {
    at += url.size();
    const std::string_view next = url_at(text, at);
    if (next.empty()) return url;
    url = next;
  }
}

}  // namespace sheaf
