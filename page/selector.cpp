#include "page/selector.h"

#include <gumbo.h>

#include <algorithm>
#include <cstdint>
#include <map>

#include "base/text.h"
#include "page/selector_parts.h"
#include "page/selector_tables.h"

namespace sheaf {
namespace {

using Kind = SelectorTest::Kind;

// The name of an element that is not in our list: of another namespace, or a custom one.
std::string_view name_in_source(const Node& node) {
  const GumboElement& element = static_cast<const GumboNode*>(node.element)->v.element;
  if (element.tag != GUMBO_TAG_UNKNOWN) return gumbo_normalized_tagname(element.tag);
  GumboStringPiece piece = element.original_tag;
  if (!piece.data) return {};
  gumbo_tag_from_original_text(&piece);
  return {piece.data, piece.length};
}

bool contains(std::string_view text, std::string_view part, SelectorTest::Case letters) {
  return letters == SelectorTest::Case::kExact
             ? text.find(part) != text.npos
             : find_ignore_case(text, ascii_lower(part)) != text.npos;
}

bool equals(std::string_view a, std::string_view b, SelectorTest::Case letters) {
  return letters == SelectorTest::Case::kExact ? a == b : equals_ignore_case(a, b);
}

bool has_word(std::string_view list, const SelectorTest& test) {
  while (!list.empty()) {
    std::size_t end = 0;
    while (end < list.size() && !is_ascii_space(list[end])) ++end;
    if (end > 0 && equals(list.substr(0, end), test.value, test.letters)) return true;
    list.remove_prefix(std::min(end + 1, list.size()));
  }
  return false;
}

// Selectors level 4, 6.1 and 6.2: an empty value is in nothing.
bool meets_value(std::string_view value, const SelectorTest& test) {
  const std::size_t size = test.value.size();
  switch (test.sign) {
    case '=':
      return equals(value, test.value, test.letters);
    case '|':
      return equals(value.substr(0, size), test.value, test.letters) &&
             (value.size() == size || value[size] == '-');
    case '~':
      return has_word(value, test);
    case '^':
      return size > 0 && equals(value.substr(0, size), test.value, test.letters);
    case '$':
      return size > 0 && value.size() >= size &&
             equals(value.substr(value.size() - size), test.value, test.letters);
    case '*':
      return size > 0 && contains(value, test.value, test.letters);
    default:
      return true;
  }
}

bool is_nth(int position, const SelectorTest& test) {
  const int distance = position - test.offset;
  if (test.step == 0) return distance == 0;
  return distance % test.step == 0 && distance / test.step >= 0;
}

class SelectorMatcher {
 public:
  SelectorMatcher(const Page& page, const Selector& selector)
      : page_(page), parts_(selector.parts()), known_(parts_.size()) {}

  bool matches(NodeId node) {
    for (std::size_t i = 0; i < parts_.size(); ++i) {
      if (meets(node, parts_[i].compounds.back()) && reaches_left(node, i)) return true;
    }
    return false;
  }

  // The first node worth a look: that with the id, if each part ends in one.
  NodeId first_possible() const {
    NodeId first = kNoNode;
    for (const ComplexSelector& part : parts_) {
      const auto& tests = part.compounds.back().tests;
      const auto id = std::find_if(tests.begin(), tests.end(),
                                   [](const SelectorTest& test) { return test.kind == Kind::kId; });
      if (id == tests.end()) return 0;
      first = std::min(first, page_.find_by_id(id->name));
    }
    return first;
  }

 private:
  // A search for compound `index`, from `node` on along the axis that leads to it from its right
  // neighbour.
  struct Search {
    NodeId node;
    std::uint32_t index;
    enum class Stage : std::uint8_t { kTest, kGoOn, kDone } stage = Stage::kTest;
  };
  enum class Outcome : std::uint8_t { kUnknown, kDead, kAlive };

  // Right to left with a way back, on a path of its own. What a search came to is kept, so that
  // each is made once for all nodes of the page.
  bool reaches_left(NodeId node, std::size_t part_index) {
    const ComplexSelector& part = parts_[part_index];
    if (part.combinators.empty()) return true;
    std::vector<Outcome>& known = known_[part_index];
    if (known.empty()) known.resize(page_.nodes().size() * part.combinators.size());
    const auto outcome = [&](const Search& search) -> Outcome& {
      return known[search.node * part.combinators.size() + search.index];
    };
    path_.clear();
    follow(part, node, part.combinators.size());
    while (!path_.empty()) {
      Search& search = path_.back();
      if (search.node == kNoNode || outcome(search) == Outcome::kDead) {
        path_.pop_back();
      } else if (search.stage == Search::Stage::kDone) {
        outcome(search) = Outcome::kDead;
        path_.pop_back();
      } else if (outcome(search) == Outcome::kAlive || advance(part, search)) {
        for (const Search& step : path_) outcome(step) = Outcome::kAlive;
        return true;
      }
    }
    return false;
  }

  // One step of the search on top of the path; true when nothing is left to be found. What it puts
  // on the path is gone through first.
  bool advance(const ComplexSelector& part, Search& search) {
    const NodeId node = search.node;
    const std::uint32_t index = search.index;
    if (search.stage == Search::Stage::kTest) {
      search.stage = Search::Stage::kGoOn;
      if (!meets(node, part.compounds[index])) return false;
      if (index == 0) return true;
      follow(part, node, index);
      return false;
    }
    search.stage = Search::Stage::kDone;
    const Combinator combinator = part.combinators[index];
    if (combinator == Combinator::kDescendant || combinator == Combinator::kLater)
      follow(part, node, index + 1);
    return false;
  }

  // Adds the search for what stands left of compound `index`, from the next node on.
  void follow(const ComplexSelector& part, NodeId node, std::size_t index) {
    const Combinator combinator = part.combinators[index - 1];
    const bool upward = combinator == Combinator::kDescendant || combinator == Combinator::kChild;
    path_.push_back({upward ? page_.node(node).parent : siblings().previous(node),
                     static_cast<std::uint32_t>(index - 1)});
  }

  bool meets(NodeId node, const CompoundSelector& compound) {
    return meets_all(node, compound.tests) &&
           std::all_of(compound.choices.begin(), compound.choices.end(),
                       [&](const SelectorChoice& choice) {
                         const bool any =
                             std::any_of(choice.of.begin(), choice.of.end(),
                                         [&](const auto& tests) { return meets_all(node, tests); });
                         return any == (choice.kind == SelectorChoice::Kind::kAnyOf);
                       });
  }

  bool meets_all(NodeId node, const std::vector<SelectorTest>& tests) {
    return std::all_of(tests.begin(), tests.end(),
                       [&](const SelectorTest& test) { return meets(node, test); });
  }

  bool meets(NodeId node, const SelectorTest& test) {
    switch (test.kind) {
      case Kind::kAny:
        return true;
      case Kind::kType:
        return has_type(page_.node(node), test);
      case Kind::kId:
        return page_.attribute(node, "id") == std::string_view(test.name);
      case Kind::kClass:
        return page_.has_class(node, test.name);
      case Kind::kAttribute: {
        const std::optional<std::string_view> value = page_.attribute(node, test.name);
        return value && meets_value(*value, test);
      }
      case Kind::kNthChild:
        return is_nth(static_cast<int>(siblings().position(node)), test);
      case Kind::kLastChild:
        return siblings().is_last(node);
      case Kind::kHasText:
        break;
    }
    return holds_words(node, test);
  }

  bool has_type(const Node& node, const SelectorTest& test) const {
    if (node.tag != test.tag && node.tag != Tag::kOther) return false;
    return node.tag != Tag::kOther || equals_ignore_case(name_in_source(node), test.name);
  }

  const SiblingTable& siblings() {
    if (!siblings_) siblings_.emplace(page_);
    return *siblings_;
  }

  bool holds_words(NodeId node, const SelectorTest& test) {
    if (!texts_) texts_.emplace(page_);
    const auto [place, is_new] = places_.try_emplace(&test);
    if (is_new) place->second = texts_->places_of(test.value);
    return texts_->holds(node, place->second, test.value.size());
  }

  const Page& page_;
  const std::vector<ComplexSelector>& parts_;
  std::vector<std::vector<Outcome>> known_;  // of each part: [node * searches + index]
  std::vector<Search> path_;
  std::optional<SiblingTable> siblings_;
  std::optional<TextTable> texts_;
  std::map<const SelectorTest*, std::vector<std::size_t>> places_;
};

}  // namespace

std::vector<NodeId> select(const Page& page, const Selector& selector) {
  std::vector<NodeId> found;
  SelectorMatcher matcher(page, selector);
  for (NodeId node = matcher.first_possible(); node < page.nodes().size(); ++node) {
    if (page.node(node).tag != Tag::kText && matcher.matches(node)) found.push_back(node);
  }
  return found;
}

std::optional<NodeId> select_first(const Page& page, const Selector& selector) {
  SelectorMatcher matcher(page, selector);
  for (NodeId node = matcher.first_possible(); node < page.nodes().size(); ++node) {
    if (page.node(node).tag != Tag::kText && matcher.matches(node)) return node;
  }
  return std::nullopt;
}

bool matches(const Page& page, NodeId node, const Selector& selector) {
  return page.node(node).tag != Tag::kText && SelectorMatcher(page, selector).matches(node);
}

}  // namespace sheaf
