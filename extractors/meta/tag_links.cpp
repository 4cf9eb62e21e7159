#include "extractors/meta/tag_links.h"

#include <algorithm>

#include "base/text.h"
#include "extractors/meta/item_scope.h"
#include "page/visible_text.h"

namespace sheaf {
namespace {

constexpr int kReach = 64;              // elements up: real pages are no deeper
constexpr std::size_t kMostLinks = 15;  // more are a cloud of all tags of the site

// The element around the text and what belongs to it: the one that holds the <article> or <main>,
// else a few elements up.
NodeId find_surroundings(const Page& page, NodeId root) {
  constexpr int kMostSteps = 4;
  NodeId around = root;
  bool is_last = false;
  for (int steps = 0; steps < kMostSteps && !is_last; ++steps) {
    const Tag tag = page.node(around).tag;
    const NodeId parent = page.node(around).parent;
    if (parent == kNoNode || page.node(parent).tag == Tag::kBody) break;
    is_last = tag == Tag::kArticle || tag == Tag::kMain;
    around = parent;
  }
  return around;
}

// Whether names tell of other articles or of the site.
bool names_others(std::string_view names) {
  for (const std::string_view word :
       {"related", "recommend", "sidebar", "widget", "popular", "cloud", "trending", "teaser",
        "comment", "similar", "recirc", "xiangguan"}) {
    if (find_ignore_case(names, word) != names.npos) return true;
  }
  return false;
}

class TagLinks {
 public:
  explicit TagLinks(const Source& source) : page_(source.page) {
    if (source.main.root == kNoNode) return;
    around_ = find_surroundings(page_, source.main.root);
    const auto all = page_.anchors();
    const auto first = std::lower_bound(all.begin(), all.end(), around_);
    const auto last = std::lower_bound(first, all.end(), page_.node(around_).end);
    anchors_ = all.subspan(static_cast<std::size_t>(first - all.begin()),
                           static_cast<std::size_t>(last - first));
  }

  std::span<const NodeId> anchors() const { return anchors_; }

  bool is_of_others(NodeId anchor) const {
    int steps = 0;
    for (NodeId id = anchor; id != around_; id = page_.node(id).parent) {
      if (id == kNoNode || ++steps > kReach) return true;
      const Node& node = page_.node(id);
      if (node.tag == Tag::kNav || node.tag == Tag::kAside) return true;
      if (node.hints != 0 && (names_others(page_.attribute_or_empty(id, "class")) ||
                              names_others(page_.attribute_or_empty(id, "id")))) {
        return true;
      }
    }
    return false;
  }

 private:
  const Page& page_;
  NodeId around_ = kNoNode;
  std::span<const NodeId> anchors_;
};

// "/tag/x", "https://example.com/topics/x/": the name of the tag is the last part of the path.
bool leads_to_tag(std::string_view href) {
  constexpr std::string_view kFolders[] = {"/tag/",     "/tags/",     "/topic/", "/topics/",
                                           "/keyword/", "/keywords/", "/label/"};
  href = href.substr(0, find_any(href, "?#"));
  if (href.ends_with('/')) href.remove_suffix(1);
  const std::size_t last = href.rfind('/');
  if (last == href.npos || last + 1 == href.size()) return false;
  const std::string_view folder = href.substr(0, last + 1);
  if (folder.ends_with("/releases/tag/")) return false;  // of a program's versions
  return std::any_of(std::begin(kFolders), std::end(kFolders),
                     [&](std::string_view name) { return folder.ends_with(name); });
}

// Whether words stand beside the link.
bool stands_in_prose(const Page& page, NodeId anchor) {
  constexpr std::size_t kLabel = 40;  // bytes of "Filed under: ", commas
  const NodeId parent = page.node(anchor).parent;
  if (parent == kNoNode) return false;
  constexpr int kMostSiblings = 100;
  std::size_t bytes = 0;
  int siblings = 0;
  for (NodeId id = page.first_child(parent); id != kNoNode && siblings < kMostSiblings;
       id = page.next_sibling(id), ++siblings) {
    if (page.node(id).tag == Tag::kText) bytes += trim(page.node(id).text).size();
    if (bytes > kLabel) return true;
  }
  return false;
}

}  // namespace

void find_rel_tags(const Source& source, Findings& found) {
  constexpr int kMostSeen = 60;
  int seen = 0;
  const TagLinks links(source);
  for (const NodeId anchor : links.anchors()) {
    const std::string_view rel = source.page.attribute_or_empty(anchor, "rel");
    if (rel.empty() || !has_property(rel, "tag") || has_property(rel, "category")) continue;
    if (++seen > kMostSeen) return;
    if (!links.is_of_others(anchor)) found.add(inline_text(source.page, anchor), anchor);
  }
}

void find_tag_links(const Source& source, Findings& found) {
  const TagLinks links(source);
  std::vector<NodeId> tags;
  for (const NodeId anchor : links.anchors()) {
    if (!leads_to_tag(source.page.attribute_or_empty(anchor, "href"))) continue;
    if (links.is_of_others(anchor) || stands_in_prose(source.page, anchor)) continue;
    if (tags.size() == kMostLinks) return;
    tags.push_back(anchor);
  }
  for (const NodeId anchor : tags) found.add(inline_text(source.page, anchor), anchor);
}

}  // namespace sheaf
