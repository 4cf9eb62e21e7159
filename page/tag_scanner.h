// Reads one tag, comment or declaration of HTML source as the HTML standard's tokenizer does,
// without making anything of it. Internal to page/.
#pragma once

#include <cstddef>
#include <string_view>

namespace sheaf {

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

// `source[pos]` is '<'. Text that only looks like a tag ("< a", "<3") is kOther of one byte.
ScannedTag scan_tag(std::string_view source, std::size_t pos, Content content);

// Position of "</name" followed by white space, '/' or '>', or npos: where raw text ends.
std::size_t find_end_tag(std::string_view source, std::size_t from, std::string_view lower_name);

}  // namespace sheaf
