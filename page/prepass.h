// Takes out of a page, before it is parsed, what the parser need not read one character at a time
// to build the same tree: script and style bodies, attributes, comments, text, and white space
// beyond the first of a run. Most of a page's bytes are these. What is taken out is handed on as
// views into the source, or into `text` where that is decoded. Nests deeper than any page's are
// made shallow (page/nest.h). Internal to page/.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "page/attribute.h"
#include "page/taken_text.h"

namespace sheaf {

struct Prepass {
  // A start tag whose attributes were taken out.
  struct StartTag {
    std::uint32_t position;  // of its '<' in html
    std::uint32_t first_attribute;
    std::uint32_t attribute_count;
  };
  // A script or style body that stood behind the start tag at `tag_position` of html.
  struct Body {
    std::uint32_t tag_position;
    std::uint32_t begin, length;  // in the source
  };
  // From html[position] on, the source is `shift` bytes ahead: behind, where end tags were added.
  struct Shift {
    std::uint32_t position;
    std::int32_t shift;
  };

  std::string html;  // what is to be parsed
  std::vector<StartTag> tags;
  std::vector<Attribute> attributes;
  std::vector<Body> bodies;
  std::vector<Shift> shifts;
  TakenText text;

  // Offset in the source of an offset in `html`.
  std::size_t source_offset(std::size_t html_offset) const;
  // The tag that stands at this offset of `html`, or null. `hint`: where to look first, moved on.
  const StartTag* find_tag(std::size_t html_offset, std::size_t& hint) const;
  // The body behind the tag at this offset of `html`, or "".
  std::string_view body_behind(std::size_t html_offset, std::string_view source) const;
};

// Follows the HTML standard's tokenizer (13.2.5) as far as that is sure without building a tree.
// Attributes stay where the tree depends on them (html, body, input, formatting elements but <a>,
// annotation-xml) or where only the parser can read their names; from the first construct on whose
// reading depends on the tree (foreignObject, style inside select, frameset, ...) the rest of the
// page is left as it is.
Prepass reduce(std::string_view source);

}  // namespace sheaf
