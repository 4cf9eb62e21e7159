// The texts of a page in which the date of its article may stand: lines around the headline,
// elements named for dates, the foot of the page.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "extractors/extractor.h"

namespace sheaf {

// What is read as one piece: the text of a block, or of a part of it up to a <br>; or the value of
// an attribute.
struct DateLine {
  enum class Region : std::uint8_t {
    kHead,   // around the headline
    kNamed,  // an element named for dates elsewhere between the headline and the article's foot
    kTail,   // the last lines of the page
  };
  struct Piece {
    std::size_t begin;  // in `text`
    NodeId node;
  };
  Region region = Region::kHead;
  std::string text = {};           // white space folded, cut at some hundred characters
  std::string_view value = {};     // an attribute's value instead of text
  std::vector<Piece> pieces = {};  // the text nodes
  NodeId first = kNoNode;          // the first of them; the element of a value
  std::size_t distance = 0;        // bytes of text between it and the headline

  NodeId node_at(std::size_t offset) const;
};

// Whether an element is there to hold a date, by its name or by what its class calls it.
bool is_for_dates(const Page& page, NodeId id);

// Whether the attribute of such an element may carry the date for scripts: datetime, title,
// data-time, ...
bool may_be_date_value(const Attribute& attribute);

inline constexpr std::size_t kFarAway = 2000;  // the distance of everything outside the head

// In document order, region by region. Looks at a bounded number of nodes.
std::vector<DateLine> extract_date_lines(const Source& source, NodeId headline);

}  // namespace sheaf
