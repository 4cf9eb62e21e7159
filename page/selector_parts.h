// A selector in pieces, as the parser leaves them to the matcher. Internal to page/.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "page/tag.h"

namespace sheaf {

// One simple selector.
struct SelectorTest {
  enum class Kind : std::uint8_t {
    kAny,
    kType,
    kId,
    kClass,
    kAttribute,
    kNthChild,
    kLastChild,
    kHasText
  };
  enum class Case : std::uint8_t { kExact, kIgnored };
  Kind kind = Kind::kAny;
  Tag tag = Tag::kOther;  // kType: kOther if only the name tells
  Case letters = Case::kExact;
  char sign = 0;           // kAttribute: '=', or what stands before it, or 0: it need only be there
  std::string name = {};   // type and attribute in lower case; id, class
  std::string value = {};  // of an attribute; the words of :has-text, white space folded
  int step = 0, offset = 0;  // :nth-child(step n + offset)
};

// :is(a, b) or :not(a, b): of compounds without further ones inside.
struct SelectorChoice {
  enum class Kind : std::uint8_t { kAnyOf, kNoneOf } kind;
  std::vector<std::vector<SelectorTest>> of = {};
};

struct CompoundSelector {
  std::vector<SelectorTest> tests = {};
  std::vector<SelectorChoice> choices = {};
};

enum class Combinator : char { kDescendant = ' ', kChild = '>', kNext = '+', kLater = '~' };

struct ComplexSelector {
  std::vector<CompoundSelector> compounds = {};  // left to right; at least one
  std::vector<Combinator> combinators = {};      // [i] stands between compounds [i] and [i + 1]
};

// Appends with each run of white space made one blank, also over the seam.
void append_folded(std::string& out, std::string_view text);

}  // namespace sheaf
