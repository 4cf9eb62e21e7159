// Takes script and style bodies out of a page before it is parsed: most of a page's bytes are
// script text that nobody asked the parser for. The tags stay, empty, so that the tree is the same
// but for those bodies. Internal to page/.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace sheaf {

struct Prepass {
  // A body taken out: source[source_begin, source_begin + length) stood at html()[position].
  struct Cut {
    std::uint32_t position;
    std::uint32_t source_begin;
    std::uint32_t length;
  };

  std::string reduced;    // the page without the bodies; "" if none was taken out
  std::vector<Cut> cuts;  // ascending

  // What is to be parsed: `reduced`, or the source itself when nothing was taken out.
  std::string_view html(std::string_view source) const { return cuts.empty() ? source : reduced; }
  // Offset in the source of an offset in html().
  std::size_t source_offset(std::size_t html_offset) const;
  // The body that was taken out at this offset of html(), as a view into `source`; "" if none was.
  std::string_view body_at(std::size_t html_offset, std::string_view source) const;
};

// Follows the HTML standard's tokenizer (13.2.5) as far as that is sure without building a tree:
// svg and math are followed by their own rules, and from the first construct on whose reading
// depends on the tree (foreignObject, style inside select, frameset, ...) the rest of the page is
// left as it is.
Prepass take_out_bodies(std::string_view source);

}  // namespace sheaf
