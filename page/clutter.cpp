#include "page/clutter.h"

#include <algorithm>
#include <cstdint>

#include "base/text.h"
#include "page/hints.h"

namespace sheaf {
namespace {

constexpr std::uint32_t kLongestNotice = 2000;  // letters

constexpr Hints kUnwanted =
    hint::kClutter | hint::kComment | hint::kNav | hint::kAd | hint::kDialog;

// "has-sidebar", "no-comments", "article--with-share": says something about the layout or the
// state of an element that is another thing itself.
bool is_modifier(std::string_view token) {
  for (const std::string_view word :
       {"has", "no", "not", "with", "without", "is", "hide", "show"}) {
    for (std::size_t pos = 0; (pos = find_ignore_case(token, word, pos)) != token.npos; ++pos) {
      const std::size_t end = pos + word.size();
      const bool starts = pos == 0 || !is_ascii_alpha(token[pos - 1]);
      if (starts && end < token.size() && (token[end] == '-' || token[end] == '_')) return true;
    }
  }
  return false;
}

Hints find_token_hints(std::string_view tokens) {
  Hints hints = 0;
  for (std::size_t pos = 0; pos < tokens.size();) {
    const std::size_t end = std::min(find_any(tokens, " \t\r\n\f", pos), tokens.size());
    const std::string_view token = tokens.substr(pos, end - pos);
    const Hints found = find_hints(token);
    if ((found & kUnwanted) == 0 || !is_modifier(token)) hints |= found;
    pos = end + 1;
  }
  return hints;
}

}  // namespace

Hints find_name_hints(const Page& page, NodeId id) {
  if ((page.node(id).hints & kUnwanted) == 0) return page.node(id).hints;
  Hints hints = 0;
  for (const std::string_view name : {"class", "id", "role", "itemprop", "rel", "data-testid"}) {
    hints |= find_token_hints(page.attribute_or_empty(id, name));
  }
  return hints;
}

ClutterJudge::ClutterJudge(const Page& page, const TextSums& sums, Landmarks landmarks, Trust trust)
    : page_(page),
      sums_(sums),
      landmarks_(landmarks),
      plain_(sums.of(0, static_cast<NodeId>(page.nodes().size())).plain()),
      trust_(trust) {}

bool ClutterJudge::holds_most(NodeId id, std::uint32_t percent) const {
  const std::uint64_t plain = sums_.of(id, page_.node(id).end).plain();
  return plain * 100 > std::uint64_t{plain_} * percent;
}

// Whether an element that is named as the article's text, and may be, stands elsewhere.
bool ClutterJudge::is_beside_body(NodeId id) const {
  if (landmarks_.body == kNoNode || !holds_most(landmarks_.body, 15)) return false;
  return id < landmarks_.body || id >= page_.node(landmarks_.body).end;
}

// <pre><div>sql 复制代码</div><code>: the bar above a listing.
bool ClutterJudge::is_code_bar(NodeId id) const {
  const NodeId parent = page_.node(id).parent;
  if (parent == kNoNode || page_.node(parent).tag != Tag::kPre) return false;
  const NodeId next = page_.next_sibling(id);
  return next != kNoNode && page_.node(next).tag == Tag::kCode;
}

bool ClutterJudge::is_clutter_by_tag(NodeId id) const {
  switch (page_.node(id).tag) {
    case Tag::kNav:
    case Tag::kFooter:
    case Tag::kMenu:
    case Tag::kDialog:
    case Tag::kButton:
      return !holds_most(id, 90);
    case Tag::kAside:
    case Tag::kForm:
      return !holds_most(id, 33) && !landmarks_.are_in(page_, id);
    case Tag::kDiv:
      return is_code_bar(id);
    default:
      return false;
  }
}

bool ClutterJudge::is_clutter_by_name(NodeId id) const {
  const Node& node = page_.node(id);
  if ((node.hints & kUnwanted) == 0 || node.tag == Tag::kBody || node.tag == Tag::kMain) {
    return false;
  }
  if (landmarks_.are_in(page_, id)) return false;
  const Hints hints = find_name_hints(page_, id);
  if ((hints & hint::kComment) != 0) return !holds_most(id, 95);
  return (hints & kUnwanted) != 0 && !holds_most(id, is_beside_body(id) ? 95 : 33);
}

// A notice about cookies may be all the text that a page has without its scripts.
bool ClutterJudge::is_consent(NodeId id) const {
  const Node& node = page_.node(id);
  if ((node.hints & hint::kConsent) == 0 || node.tag == Tag::kBody) return false;
  if ((find_name_hints(page_, id) & hint::kConsent) == 0 || landmarks_.are_in(page_, id))
    return false;
  return !holds_most(id, 95) || sums_.of(id, node.end).plain() < kLongestNotice;
}

bool ClutterJudge::is_clutter(NodeId id) const {
  return is_clutter_by_tag(id) || is_consent(id) ||
         (trust_ == Trust::kNames && is_clutter_by_name(id));
}

}  // namespace sheaf
