// CSS selectors over a Page: what Selectors level 4 calls type, universal, #id, .class, [attribute]
// with = ~= |= ^= $= *= and the flags i and s, descendant, child (>), next (+) and later (~)
// sibling, lists (a, b), :first-child, :last-child, :nth-child(2n+1 | odd | even | 3), :not() and
// :is() of lists of compounds; and besides :has-text("..."), true where the characters of the
// element's texts, white space folded to one blank, contain the words as they are written.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "page/page.h"

namespace sheaf {

struct ComplexSelector;  // internal: page/selector_parts.h

// A selector ready for use with any page; cheap to copy, safe to share between threads.
class Selector {
 public:
  // UTF-8. Errors: kBadInput with `where` = "column N" (in bytes, from 1); kTooLarge over 4096
  // bytes, 64 compounds or 256 simple selectors.
  static Result<Selector> parse(std::string_view text);

  const std::string& text() const { return text_; }                      // as it was written
  const std::vector<ComplexSelector>& parts() const { return *parts_; }  // internal

 private:
  Selector(std::string_view text, std::vector<ComplexSelector> parts);
  std::string text_;
  std::shared_ptr<const std::vector<ComplexSelector>> parts_;
};

// The elements that match, in document order. Time: the number of nodes times that of compounds,
// whatever the page is like.
std::vector<NodeId> select(const Page& page, const Selector& selector);
// The first of them. A selector that ends in an #id costs one look into the page's ids.
std::optional<NodeId> select_first(const Page& page, const Selector& selector);
// Whether this one matches; false for texts.
bool matches(const Page& page, NodeId node, const Selector& selector);

}  // namespace sheaf
