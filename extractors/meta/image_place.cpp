#include "extractors/meta/image_place.h"

#include <algorithm>

#include "base/text.h"
#include "extractors/meta/image_source.h"
#include "page/hints.h"

namespace sheaf {
namespace {

constexpr int kReach = 64;  // elements up: real pages are no deeper

constexpr Hints kForeign =
    hint::kClutter | hint::kNav | hint::kComment | hint::kDialog | hint::kAuthor | hint::kAvatar;

// The element in which the article's head is looked for: the <article> or <main> around the text,
// else the nearest that has a headline before the text; the text's own if there is none.
NodeId find_head(const Page& page, NodeId root) {
  constexpr int kMostSteps = 8;
  const auto headings = page.headings();
  const auto after = std::lower_bound(headings.begin(), headings.end(), root);
  NodeId titled = kNoNode;
  int steps = 0;
  for (NodeId id = root; id != kNoNode && steps < kMostSteps; id = page.node(id).parent, ++steps) {
    const Tag tag = page.node(id).tag;
    if (tag == Tag::kBody || tag == Tag::kHtml) break;
    if (tag == Tag::kArticle || tag == Tag::kMain) return id;
    const auto first = std::lower_bound(headings.begin(), after, id);
    const bool has_title = first != after && page.node(*first).tag != Tag::kH3;
    if (titled == kNoNode && has_title) titled = id;
  }
  return titled == kNoNode ? root : titled;
}

// "url-icon", "wp-smiley", "math-equation": pictures that stand for signs in the text.
bool names_sign(std::string_view names) {
  for (const std::string_view word : {"icon", "emoji", "smiley", "latex", "math", "equation"}) {
    if (find_ignore_case(names, word) != names.npos) return true;
  }
  return false;
}

// Whether the names of the element and of those right above it say that it is no picture of the
// article: a logo, a portrait of the author; or it stands in navigation or on a button.
bool stands_in_furniture(const Page& page, NodeId image) {
  constexpr int kNear = 3;    // elements whose names are about the picture
  constexpr int kAround = 8;  // elements whose tags are
  int steps = 0;
  for (NodeId id = image; id != kNoNode && steps < kAround; id = page.node(id).parent, ++steps) {
    const Node& node = page.node(id);
    if (node.tag == Tag::kArticle || node.tag == Tag::kMain || node.tag == Tag::kBody) return false;
    if (node.tag == Tag::kNav || node.tag == Tag::kFooter || node.tag == Tag::kButton) return true;
    if (steps < kNear && (node.hints & (hint::kLogo | hint::kAvatar | hint::kNav))) return true;
    if (steps < 2 && (node.hints & hint::kAuthor)) return true;
    const bool is_about = steps == 0 || (steps == 1 && !is_block(node.tag));
    if (is_about && names_sign(page.attribute_or_empty(id, "class"))) return true;
  }
  return false;
}

bool has_picture_word(std::string_view names) {
  for (const std::string_view word : {"image", "photo", "picture", "figure", "gallery", "foto"}) {
    if (find_ignore_case(names, word) != names.npos) return true;
  }
  return false;
}

bool is_picture_frame(const Page& page, NodeId id) {
  const Node& node = page.node(id);
  if (node.hints & kForeign) return false;
  return node.tag == Tag::kFigure || (node.hints & hint::kCaption) ||
         has_picture_word(page.attribute_or_empty(id, "class"));
}

bool is_foreign_tag(Tag tag) {
  return tag == Tag::kNav || tag == Tag::kAside || tag == Tag::kFooter || tag == Tag::kForm ||
         tag == Tag::kButton || tag == Tag::kUl;
}

// The <noscript> around, if it is near.
NodeId find_noscript(const Page& page, NodeId image) {
  constexpr int kNear = 4;
  int steps = 0;
  for (NodeId id = image; id != kNoNode && steps < kNear; id = page.node(id).parent, ++steps) {
    if (page.node(id).tag == Tag::kNoscript) return id;
  }
  return kNoNode;
}

// Whether it is the copy for readers without scripts of a picture that stands beside.
bool is_noscript_copy(const Page& page, NodeId image) {
  constexpr int kMostSiblings = 16;
  const NodeId noscript = find_noscript(page, image);
  if (noscript == kNoNode || page.node(noscript).parent == kNoNode) return false;
  NodeId id = page.first_child(page.node(noscript).parent);
  for (int i = 0; id != kNoNode && i < kMostSiblings; id = page.next_sibling(id), ++i) {
    if (id != noscript && find_picture(page, id)) return true;
  }
  return false;
}

// "长按识别二维码，关注我们": words under a code that readers scan.
bool asks_to_scan(std::string_view words) {
  constexpr std::size_t kShort = 120;  // bytes: longer ones are prose
  if (words.size() > kShort) return false;
  const auto says = [&](std::string_view word) { return words.find(word) != words.npos; };
  const bool is_asked = says("长按") || says("扫码") || says("扫一扫") || says("扫描") ||
                        says("扫下") || says("扫上");
  if (says("二维码")) return is_asked || says("扫") || says("识别");
  return is_asked && (says("关注") || says("扫码加") || says("扫码进"));
}

// The words right behind the picture, in front of `end`.
std::string_view find_words_behind(const Page& page, NodeId image, NodeId end) {
  constexpr NodeId kNear = 24;  // nodes
  for (NodeId id = page.node(image).end; id < end && id - image < kNear; ++id) {
    const Node& node = page.node(id);
    if (node.tag == Tag::kImg) return {};
    if (node.tag != Tag::kText) continue;
    if (const std::string_view words = trim(node.text); !words.empty()) return words;
  }
  return {};
}

}  // namespace

PictureArea::PictureArea(const Source& source) : page_(source.page), main_(source.main) {
  if (main_.root == kNoNode) return;
  head_ = find_head(page_, main_.root);
  end_ = page_.node(main_.root).end;
  is_shown_later_ = page_.node(main_.root).hidden;
}

bool PictureArea::holds(NodeId image) const {
  if (image < head_ || image >= end_) return false;
  if (page_.node(image).hidden && !is_shown_later_) return false;
  return holds_by_place(image) && !stands_in_furniture(page_, image);
}

bool PictureArea::holds_by_place(NodeId image) const {
  if (image < main_.root) return stands_in_head(image);
  return main_.holds(page_, image) || stands_in_frame(image);
}

// In a subtree that is left out of the text for its words: a frame with a caption, or the head of
// the article with a <figure> in it. What is linked elsewhere is a teaser.
bool PictureArea::stands_in_frame(NodeId image) const {
  const auto after = std::upper_bound(main_.left_out.begin(), main_.left_out.end(), image);
  if (after == main_.left_out.begin()) return false;
  const NodeId frame = *(after - 1);
  if (is_picture_frame(page_, frame)) return true;
  bool is_in_figure = false;
  int steps = 0;
  for (NodeId id = image; id != page_.node(frame).parent; id = page_.node(id).parent) {
    const Node& node = page_.node(id);
    if (++steps > kReach || is_foreign_tag(node.tag) || (node.hints & kForeign)) return false;
    if (node.tag == Tag::kA) return false;
    is_in_figure |= node.tag == Tag::kFigure;
  }
  return is_in_figure;
}

bool PictureArea::stands_in_head(NodeId image) const {
  int steps = 0;
  for (NodeId id = page_.node(image).parent; id != head_; id = page_.node(id).parent) {
    if (id == kNoNode || ++steps > kReach) return false;
    const Node& node = page_.node(id);
    if (is_foreign_tag(node.tag) || (node.hints & kForeign)) return false;
  }
  return true;
}

std::vector<Finding> extract_placed_pictures(const Source& source, std::size_t limit) {
  std::vector<Finding> pictures;
  const PictureArea area(source);
  const auto images = source.page.images();
  for (auto it = std::lower_bound(images.begin(), images.end(), area.begin());
       it != images.end() && *it < area.end() && pictures.size() < limit; ++it) {
    if (!area.holds(*it) || is_noscript_copy(source.page, *it)) continue;
    std::optional<Finding> picture = find_picture(source.page, *it);
    if (!picture || asks_to_scan(find_words_behind(source.page, *it, area.end()))) continue;
    pictures.push_back(std::move(*picture));
  }
  return pictures;
}

}  // namespace sheaf
