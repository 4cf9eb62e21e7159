// Reads one tag, comment or declaration of HTML source as the HTML standard's tokenizer does,
// without making anything of it. For page/ and for the documents of check/.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace sheaf {

// As written: the name's case is kept, the value is without its quotes and not decoded.
struct ScannedAttribute {
  std::string_view name;
  std::string_view value;
  std::size_t begin = 0, end = 0;  // in the source, quotes included
};

struct ScannedTag {
  enum class Kind { kStart, kEnd, kOther, kUnfinished };
  Kind kind =
      Kind::kUnfinished;  // kOther: a comment, doctype, ...; kUnfinished: the source ends in it
  std::string_view name;  // as written, for kStart and kEnd
  bool self_closing = false;
  std::size_t end = 0;  // one past its last byte
};

// How "<![CDATA[" is read: outside of foreign content it is a comment that ends at the first '>'.
enum class Content { kHtml, kForeign };

// `source[pos]` is '<'. Text that only looks like a tag ("< a", "<3") is kOther of one byte. The
// tag's attributes, duplicates too, replace what `attributes` held.
ScannedTag scan_tag(std::string_view source, std::size_t pos, Content content,
                    std::vector<ScannedAttribute>& attributes);

// What is left of the source without its tags and comments, character references as they stand.
std::string text_between_tags(std::string_view source);

// Position of "</name" followed by white space, '/' or '>', or npos: where raw text ends.
std::size_t find_end_tag(std::string_view source, std::size_t from, std::string_view lower_name);

// The tokenizer's white space: no vertical tab.
constexpr bool is_html_space(char c) {
  return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
}

}  // namespace sheaf
