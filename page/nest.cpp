#include "page/nest.h"

#include <algorithm>
#include <cstdint>

#include "page/tag_key.h"
#include "page/tag_kinds.h"

namespace sheaf {
namespace {

using Kind = Nest::Kind;

// How far down an element is looked for: deeper than kMaxOpen there are only such as are closed.
constexpr std::size_t kReach = 2 * Nest::kMaxOpen;
constexpr std::size_t kNotFound = static_cast<std::size_t>(-1);

Kind kind_of(std::uint64_t key) {
  switch (key) {
    case tag_key("a"):
      return Kind::kAnchor;
    case tag_key("address"):
    case tag_key("article"):
    case tag_key("aside"):
    case tag_key("blockquote"):
    case tag_key("center"):
    case tag_key("details"):
    case tag_key("dialog"):
    case tag_key("div"):
    case tag_key("fieldset"):
    case tag_key("figcaption"):
    case tag_key("figure"):
    case tag_key("footer"):
    case tag_key("header"):
    case tag_key("hgroup"):
    case tag_key("listing"):
    case tag_key("main"):
    case tag_key("nav"):
    case tag_key("pre"):
    case tag_key("section"):
    case tag_key("summary"):
      return Kind::kBlock;
    case tag_key("h1"):
    case tag_key("h2"):
    case tag_key("h3"):
    case tag_key("h4"):
    case tag_key("h5"):
    case tag_key("h6"):
      return Kind::kHeading;
    case tag_key("dl"):
    case tag_key("menu"):
    case tag_key("ol"):
    case tag_key("ul"):
      return Kind::kList;
    case tag_key("dd"):
    case tag_key("dt"):
    case tag_key("li"):
      return Kind::kItem;
    case tag_key("p"):
      return Kind::kParagraph;
    case tag_key("span"):
      return Kind::kSpan;
    case tag_key("table"):
      return Kind::kTable;
    case tag_key("tbody"):
    case tag_key("tfoot"):
    case tag_key("thead"):
    case tag_key("tr"):
      return Kind::kRow;
    case tag_key("caption"):
    case tag_key("td"):
    case tag_key("th"):
      return Kind::kCell;
    default:
      return is_formatting(key) ? Kind::kFormatting : Kind::kNone;
  }
}

// Whether the end tag of such an element closes it and nothing else: that of a <p> that is not open
// would make one.
bool can_be_closed(Kind kind) {
  return kind != Kind::kTable && kind != Kind::kCell && kind != Kind::kParagraph;
}

bool is_inline(Kind kind) {
  return kind == Kind::kSpan || kind == Kind::kFormatting || kind == Kind::kAnchor;
}

}  // namespace

std::string_view Nest::open(std::string_view name, std::uint64_t key) {
  const Kind kind = kind_of(key);
  if (kind == Kind::kNone) return {};
  if (kind == Kind::kRow || kind == Kind::kCell) end_cell();
  if (kind == Kind::kRow) return {};
  if (kind == Kind::kItem) end_item(key);
  if (!is_inline(kind)) end_paragraph();
  if (kind == Kind::kHeading) end_heading();
  if (kind == Kind::kAnchor) close(key);  // an <a> ends the one before it
  std::string_view closed;
  if (live_ >= kMaxOpen && !elements_.back().is_closed && can_be_closed(elements_.back().kind)) {
    closed = elements_.back().name;
    elements_.back().is_closed = true;
    --live_;
  }
  elements_.push_back({name, key, kind, false});
  ++live_;
  return closed;
}

Nest::EndTag Nest::close(std::uint64_t key) {
  const Kind kind = kind_of(key);
  if (kind == Kind::kNone) return EndTag::kKeep;
  if (kind == Kind::kRow) return end_cell(), EndTag::kKeep;
  if (kind == Kind::kParagraph) return end_paragraph();
  const std::size_t at = find(kind, key);
  if (at == kNotFound) return EndTag::kKeep;
  return kind == Kind::kFormatting || kind == Kind::kAnchor ? take_out(at) : pop_to(at);
}

// Blocks in a formatting element stay open, and what is in them; spans around them do not
// (13.2.6.4.7, "adoption agency").
Nest::EndTag Nest::take_out(std::size_t at) {
  const auto element = elements_.begin() + static_cast<std::ptrdiff_t>(at);
  const auto block = std::find_if(element, elements_.end(),
                                  [](const Element& other) { return !is_inline(other.kind); });
  if (block == elements_.end()) return pop_to(at);
  const bool was_closed = element->is_closed;
  const auto is_span = [](const Element& other) { return other.kind == Kind::kSpan; };
  const auto closed_now = std::count_if(
      element + 1, block, [&](const Element& other) { return is_span(other) && !other.is_closed; });
  live_ -= static_cast<std::size_t>(closed_now) + (was_closed ? 0 : 1);
  elements_.erase(std::remove_if(element + 1, block, is_span), block);
  elements_.erase(elements_.begin() + static_cast<std::ptrdiff_t>(at));
  return was_closed ? EndTag::kDrop : EndTag::kKeep;
}

// Where the element is that an end tag closes, or kNotFound: none beyond the cell that is open, and
// no item beyond the list.
std::size_t Nest::find(Kind kind, std::uint64_t key) const {
  const std::size_t least = elements_.size() - std::min(elements_.size(), kReach);
  for (std::size_t at = elements_.size(); at-- > least;) {
    const Element& element = elements_[at];
    const bool is_of_kind = element.kind == kind;
    if (is_of_kind && (kind == Kind::kHeading || element.key == key)) return at;
    if (element.kind == Kind::kTable) return kNotFound;
    if (element.kind == Kind::kCell && kind != Kind::kTable) return kNotFound;
    if (element.kind == Kind::kList && kind == Kind::kItem) return kNotFound;
  }
  return kNotFound;
}

// A list's item ends the one before it (13.2.6.4.7, "li"), over whatever is open in that.
void Nest::end_item(std::uint64_t key) {
  constexpr std::uint64_t kLi = tag_key("li"), kDd = tag_key("dd"), kDt = tag_key("dt");
  for (std::size_t at = elements_.size(); at-- > 0;) {
    const std::uint64_t open = elements_[at].key;
    const Kind kind = elements_[at].kind;
    if (open == key || (key != kLi && (open == kDd || open == kDt))) {
      pop_to(at);
      return;
    }
    if (!is_inline(kind) && open != tag_key("div") && open != tag_key("p")) return;
    if (elements_.size() - at > kReach) return;
  }
}

// A paragraph ends where the next one or a block begins (13.2.6.4.7, "p"): only what is inline can
// be open in it.
Nest::EndTag Nest::end_paragraph() {
  std::size_t at = elements_.size();
  const std::size_t least = at - std::min(at, kReach);
  while (at > least && is_inline(elements_[at - 1].kind)) --at;
  if (at == least || elements_[at - 1].kind != Kind::kParagraph) return EndTag::kKeep;
  return pop_to(at - 1);
}

// A heading ends the one that it would stand right in (13.2.6.4.7, "h1").
void Nest::end_heading() {
  if (!elements_.empty() && elements_.back().kind == Kind::kHeading) pop_to(elements_.size() - 1);
}

// What is open in the table that is open last: its next cell or row ends it.
void Nest::end_cell() {
  const std::size_t table = find(Kind::kTable, tag_key("table"));
  if (table != kNotFound) pop_to(table + 1);
}

// The end tag of an element that was closed before is kept where others are open in it: it ends
// them.
Nest::EndTag Nest::pop_to(std::size_t size) {
  bool was_closed = false, ends_others = false;
  while (elements_.size() > size) {
    const Element& last = elements_.back();
    was_closed = last.is_closed;
    if (!was_closed) {
      --live_;
      ends_others |= last.kind != Kind::kParagraph;
    }
    elements_.pop_back();
  }
  return was_closed && !ends_others ? EndTag::kDrop : EndTag::kKeep;
}

}  // namespace sheaf
