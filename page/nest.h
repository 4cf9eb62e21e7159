// Keeps a page's nests shallow before it is parsed: what the parser does for a tag takes time in
// proportion to how many elements are open, so that nests cost the square of their depth. Internal
// to page/.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace sheaf {

// The open elements (HTML standard 13.2.4.2) that stay open until their own end tag, that of one
// around them, or their table's next cell: followed by name alone. A page that only seems to be
// deeper than kMaxOpen is read as one that is. Twice as many as the index is deep: what is hidden
// there stays so.
class Nest {
 public:
  static constexpr std::size_t kMaxOpen = 1024;

  // For a start tag that the parser will see next (`key`: page/tag_key.h): the name of the element
  // to close in front of it, so that it stands beside it and not in it, as in browsers; "" if none.
  std::string_view open(std::string_view name, std::uint64_t key);

  enum class EndTag { kKeep, kDrop };
  // For an end tag: kDrop if open() had its element closed before.
  EndTag close(std::uint64_t key);

  enum class Kind : std::uint8_t {
    kNone,
    kBlock,  // closed by an end tag of the same name
    kHeading,
    kList,
    kItem,       // li, dd, dt: also closed by the next one
    kParagraph,  // by all but those below
    kSpan,
    kTable,
    kRow,  // of a table: closes what is open in its cells
    kCell,
    kAnchor,     // <a>: as kFormatting, and closed by the next one
    kFormatting  // <b>, <font>, ...: its end tag closes no others
  };

 private:
  struct Element {
    std::string_view name;
    std::uint64_t key;  // of the name
    Kind kind;
    bool is_closed;  // by open()
  };
  EndTag take_out(std::size_t at);
  void end_item(std::uint64_t key);
  EndTag end_paragraph();
  void end_heading();
  void end_cell();
  std::size_t find(Kind kind, std::uint64_t key) const;
  EndTag pop_to(std::size_t size);

  std::vector<Element> elements_;
  std::size_t live_ = 0;  // of them, those not closed
};

}  // namespace sheaf
