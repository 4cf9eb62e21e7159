#include "extractors/layout/teaser_box.h"

#include <algorithm>

#include "base/text.h"
#include "extractors/elements.h"
#include "extractors/meta/author_addresses.h"
#include "page/hints.h"

namespace sheaf {
namespace {

constexpr NodeId kNodesOfTeaser = 60;         // more hold more than one teaser
constexpr std::size_t kBytesOfHeadline = 15;  // shorter links are marks, icons and handles
constexpr int kMaxSiblings = 12;

// Of the text in `root`, but dates and what stands in `without`.
std::size_t count_bytes(const Page& page, NodeId root, NodeId without) {
  std::size_t bytes = 0;
  for (NodeId id = root; id < page.node(root).end;) {
    const Node& node = page.node(id);
    if (node.tag == Tag::kTime || is_inside(page, id, without)) {
      id = node.end;
      continue;
    }
    bytes += trim(node.text).size();
    ++id;
  }
  return bytes;
}

bool is_address_of_site(const Source& source, std::string_view href) {
  if (href.empty() || href[0] == '#') return false;
  const std::string_view domain = registrable_domain(source.url.host());
  if (href.starts_with("//") || starts_with_ignore_case(href, "http")) {
    return find_ignore_case(href, domain) != href.npos;
  }
  return href.substr(0, href.find('/')).find(':') == href.npos;  // no mailto:
}

// Whether a link names another article of the site, and not a person.
bool is_headline(const Source& source, NodeId link, NodeId author) {
  const Page& page = source.page;
  const std::string_view href = page.attribute_or_empty(link, "href");
  return page.node(link).end - link <= kNodesOfTeaser && !(page.node(link).hints & hint::kAuthor) &&
         find_address_kind(href) == AddressKind::kOther && is_address_of_site(source, href) &&
         count_bytes(page, link, author) >= kBytesOfHeadline;
}

bool holds_headline(const Source& source, NodeId box, NodeId author) {
  // A line of text may begin with the headline: "Boats leave the harbour By Jane Smith".
  if (source.page.node(author).tag == Tag::kText) author = kNoNode;
  const auto anchors = source.page.anchors();
  for (auto it = std::lower_bound(anchors.begin(), anchors.end(), box);
       it != anchors.end() && *it < source.page.node(box).end; ++it) {
    if (is_headline(source, *it, author)) return true;
  }
  return false;
}

bool holds_author(const Page& page, NodeId box) {
  const NodeId end = std::min(page.node(box).end, box + kNodesOfTeaser);
  for (NodeId id = box; id < end; ++id) {
    if (page.node(id).hints & hint::kAuthor) return true;
  }
  return false;
}

bool has_sibling_with_author(const Page& page, NodeId box) {
  const std::string_view classes = page.attribute_or_empty(box, "class");
  int count = 0;
  for (NodeId other = page.first_child(page.node(box).parent);
       other != kNoNode && ++count <= kMaxSiblings; other = page.next_sibling(other)) {
    const bool is_alike = other != box && page.node(other).tag == page.node(box).tag &&
                          page.attribute_or_empty(other, "class") == classes;
    if (is_alike && holds_author(page, other)) return true;
  }
  return false;
}

}  // namespace

bool is_teaser_box(const Source& source, NodeId box, NodeId id) {
  const Page& page = source.page;
  const Node& node = page.node(box);
  if (box == id || node.end - box > kNodesOfTeaser) return false;
  if (node.tag == Tag::kA) return is_headline(source, box, id);
  if (node.tag != Tag::kLi && node.tag != Tag::kDiv) return false;
  return holds_headline(source, box, id) && has_sibling_with_author(page, box);
}

}  // namespace sheaf
