#include <algorithm>

#include "base/text.h"
#include "extractors/meta/declared_images.h"
#include "extractors/meta/image_source.h"
#include "extractors/meta/item_scope.h"

namespace sheaf::declared {
namespace {

constexpr std::size_t kMostMarked = 20;

bool names_image(std::string_view properties) {
  return !properties.empty() &&
         (has_property(properties, "image") || has_property(properties, "thumbnailUrl") ||
          has_property(properties, "primaryImageOfPage"));
}

// Adds the address that the element itself gives (HTML standard 5.2.4).
bool add_own_value(const Page& page, NodeId id, Findings& found) {
  if (std::optional<Finding> picture = find_picture(page, id)) {
    found.add(std::move(*picture));
    return true;
  }
  for (const std::string_view name : {"content", "href", "src", "resource"}) {
    const std::string_view value = trim(page.attribute_or_empty(id, name));
    if (value.empty()) continue;
    found.add(value, id);
    return true;
  }
  return false;
}

// An ImageObject: its picture, or the first property that is an address.
void add_inner_value(const Page& page, NodeId root, Findings& found) {
  constexpr NodeId kReach = 40;
  const NodeId end = std::min(page.node(root).end, root + kReach);
  for (NodeId id = root + 1; id < end; ++id) {
    const Node& node = page.node(id);
    if (node.tag == Tag::kText) continue;
    const std::string_view name = page.attribute_or_empty(id, "itemprop");
    const bool is_address = name == "url" || name == "contentUrl" || name == "image";
    if ((is_address || node.tag == Tag::kImg) && add_own_value(page, id, found)) return;
  }
}

}  // namespace

void find_marked_images(const Source& source, Findings& found) {
  const Page& page = source.page;
  std::size_t seen = 0;
  for (const NodeId id : page.itemprops()) {
    if (!names_image(page.attribute_or_empty(id, "itemprop")) &&
        !names_image(page.attribute_or_empty(id, "property"))) {
      continue;
    }
    if (++seen > kMostMarked) return;
    if (is_of_somebody(page, id)) continue;
    if (!add_own_value(page, id, found)) add_inner_value(page, id, found);
  }
}

}  // namespace sheaf::declared
