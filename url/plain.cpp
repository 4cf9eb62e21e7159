#include "url/plain.h"

#include "base/text.h"
#include "url/percent.h"

namespace sheaf {
namespace {

constexpr std::size_t kNo = std::string_view::npos;

// End of the host name that begins at `at`; kNo if it is none, or one that could be a number.
std::size_t plain_host_end(std::string_view text, std::size_t at) {
  const std::size_t begin = at;
  std::size_t label = at;
  for (; at < text.size() && text[at] != '/'; ++at) {
    const char c = text[at];
    if (c == '.') {
      if (at == label || at - label > 63) return kNo;
      label = at + 1;
    } else if (!(c >= 'a' && c <= 'z') && !is_ascii_digit(c) && c != '-') {
      return kNo;
    }
  }
  if (at == label || at - label > 63 || at - begin > 253) return kNo;
  return is_ascii_alpha(text[label]) ? at : kNo;
}

// End of the run of characters and escapes that stand in normal form in `part`.
std::size_t plain_end(std::string_view text, std::size_t at, UrlPart part) {
  while (at < text.size()) {
    if (stands_bare(text[at], part)) {
      ++at;
    } else if (text[at] == '%' && is_normal_escape(text, at)) {
      at += 3;
    } else {
      break;
    }
  }
  return at;
}

}  // namespace

bool is_plain_url(std::string_view text) {
  const std::size_t host = text.starts_with("https://") ? 8 : text.starts_with("http://") ? 7 : 0;
  if (host == 0) return false;
  const std::size_t path = plain_host_end(text, host);
  if (path == kNo || path >= text.size()) return false;
  std::size_t at = plain_end(text, path, UrlPart::kPath);
  if (text.substr(path, at - path).find("/.") != kNo) return false;
  if (at < text.size() && text[at] == '?') {
    const std::size_t query = at + 1;
    at = plain_end(text, query, UrlPart::kQuery);
    if (at == query) return false;
  }
  if (at < text.size() && text[at] == '#') {
    const std::size_t fragment = at + 1;
    at = plain_end(text, fragment, UrlPart::kFragment);
    if (at == fragment) return false;
  }
  return at == text.size();
}

}  // namespace sheaf
