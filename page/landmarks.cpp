#include "page/landmarks.h"

#include <algorithm>
#include <cstdint>
#include <string>

#include "base/fold.h"
#include "page/hints.h"
#include "page/visible_text.h"

namespace sheaf {
namespace {

constexpr std::uint32_t kLeastTitle = 8;  // letters: shorter ones stand in many titles
constexpr std::uint32_t kLongestTitle = 500;
constexpr std::size_t kMostHeadings = 50;  // of a rank that are looked at
constexpr std::uint32_t kLeastBody = 100;  // letters outside of links

std::string title_words(std::string_view title) {
  return fold(fold_space(first_code_points(title, kLongestTitle)));
}

// The heading that is the title: of the highest rank, and of those the first.
class TitleFinder {
 public:
  TitleFinder(const Page& page, const TextSums& sums)
      : page_(page),
        sums_(sums),
        titles_(title_words(page.title()) + '\n' + title_words(page.meta("og:title"))) {}

  NodeId find() const {
    for (const Tag tag : {Tag::kH1, Tag::kH2, Tag::kH3}) {
      std::size_t tries = 0;
      for (const NodeId id : page_.headings()) {
        if (page_.node(id).tag != tag) continue;
        if (is_title(id)) return id;
        if (++tries == kMostHeadings) break;
      }
    }
    return kNoNode;
  }

 private:
  bool is_title(NodeId id) const {
    const std::uint32_t ink = sums_.of(id, page_.node(id).end).all;
    if (ink < kLeastTitle || ink > kLongestTitle) return false;
    return titles_.find(fold(inline_text(page_, id))) != titles_.npos;
  }

  const Page& page_;
  const TextSums& sums_;
  std::string titles_;
};

// Names that content management systems give the element around an article's text, without what
// stands between their words.
constexpr std::string_view kBodyNames[] = {
    "articlebody", "articlecontent", "articletext",      "articlefulltext", "postcontent",
    "postbody",    "entrycontent",   "storybody",        "storycontent",    "storytext",
    "newscontent", "contentbody",    "richmediacontent", "markdownbody",    "jscontent",
};

bool names_body(std::string_view tokens) {
  std::string word;
  for (std::size_t pos = 0; pos <= tokens.size(); ++pos) {
    const char c = pos < tokens.size() ? tokens[pos] : ' ';
    if (is_ascii_space(c)) {
      for (const std::string_view name : kBodyNames) {
        if (word.ends_with(name)) return true;
      }
      word.clear();
    } else if (c != '-' && c != '_') {
      word += ascii_lower(c);
    }
  }
  return false;
}

// The one with most text; of those inside each other the innermost that has nearly all of it.
NodeId find_named_body(const Page& page, const TextSums& sums) {
  NodeId body = kNoNode;
  std::uint32_t most = kLeastBody;
  for (const NodeId id : page.hinted()) {
    if ((page.node(id).hints & hint::kContent) == 0) continue;
    const std::uint32_t plain = sums.of(id, page.node(id).end).plain();
    const bool is_inside = body != kNoNode && id < page.node(body).end;
    if (is_inside ? plain * 10ull < most * 9ull : plain < most) continue;
    if (!is_named_body(page, id)) continue;
    body = id;
    most = std::max(most, plain);
  }
  return body;
}

}  // namespace

bool Landmarks::are_in(const Page& page, NodeId id) const {
  const NodeId end = page.node(id).end;
  return (title != kNoNode && id <= title && title < end) ||
         (body != kNoNode && id <= body && body < end);
}

Landmarks find_landmarks(const Page& page, const TextSums& sums) {
  return {TitleFinder(page, sums).find(), find_named_body(page, sums)};
}

bool is_named_body(const Page& page, NodeId id) {
  if ((page.node(id).hints & hint::kContent) == 0) return false;
  return names_body(page.attribute_or_empty(id, "itemprop")) ||
         names_body(page.attribute_or_empty(id, "class")) ||
         names_body(page.attribute_or_empty(id, "id"));
}

}  // namespace sheaf
