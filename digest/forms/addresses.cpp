// The addresses in an editor's Markdown, where they stand: cmark's tree does not tell.
#include <algorithm>
#include <cstddef>
#include <utility>

#include "base/entities.h"
#include "base/text.h"
#include "digest/forms/rich_text.h"

namespace sheaf {
namespace {

struct Span {
  std::size_t begin, end;
};

constexpr std::size_t kLongest = 8192;  // as URLs are

// One past the address that begins at text[at], or as far as any goes: CommonMark 6.3, link
// destination.
std::size_t end_of_address(std::string_view text, std::size_t at, bool in_angles) {
  int open = 0;
  text = text.substr(0, at + kLongest);
  for (; at < text.size(); ++at) {
    const char c = text[at];
    if (c == '\n' || (in_angles ? c == '>' : is_ascii_space(c))) break;
    if (c == '\\' && at + 1 < text.size()) ++at;
    if (in_angles) continue;
    if (c == '(') ++open;
    if (c == ')' && open-- == 0) break;
  }
  return std::min(at, text.size());
}

// The address behind the "](" or "]:" at text[at].
Span address_behind(std::string_view text, std::size_t at) {
  std::size_t begin = at + 2;
  while (begin < text.size() && (text[begin] == ' ' || text[begin] == '\t')) ++begin;
  const bool in_angles = begin < text.size() && text[begin] == '<';
  if (in_angles) ++begin;
  return {begin, end_of_address(text, begin, in_angles)};
}

std::string without_escapes(std::string_view written) {
  std::string address;
  for (std::size_t i = 0; i < written.size(); ++i) {
    const bool is_escape =
        written[i] == '\\' && i + 1 < written.size() &&
        std::string_view("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~").find(written[i + 1]) !=
            std::string_view::npos;
    if (is_escape) ++i;
    address += written[i];
  }
  return unescape_html(address);
}

}  // namespace

void replace_addresses(Words& words,
                       const std::function<std::string(const std::string& address)>& replacement) {
  if (words.kind == WordsKind::kPlain) return;
  const std::string_view text = words.text;
  std::string out;
  std::size_t done = 0;
  for (std::size_t at = text.find(']'); at != text.npos; at = text.find(']', at + 1)) {
    const char next = at + 1 < text.size() ? text[at + 1] : ' ';
    if (at < done || (next != '(' && next != ':')) continue;
    const Span span = address_behind(text, at);
    const std::string to =
        replacement(without_escapes(text.substr(span.begin, span.end - span.begin)));
    if (to.empty()) continue;
    out.append(text, done, span.begin - done).append(to);
    done = span.end;
  }
  out.append(text, done);
  words.text = std::move(out);
}

}  // namespace sheaf
