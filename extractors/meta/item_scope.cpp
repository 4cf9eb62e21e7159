#include "extractors/meta/item_scope.h"

#include <algorithm>

#include "base/text.h"

namespace sheaf {

bool is_of_somebody(const Page& page, NodeId id) {
  constexpr int kReach = 64;  // elements up: real pages are no deeper
  int steps = 0;
  for (id = page.node(id).parent; id != kNoNode && steps < kReach;
       id = page.node(id).parent, ++steps) {
    const std::string_view type = page.attribute_or_empty(id, "itemtype");
    const std::string_view kind = type.empty() ? page.attribute_or_empty(id, "typeof") : type;
    if (kind.empty()) continue;
    return kind.find("Person") != kind.npos || kind.find("Organization") != kind.npos ||
           kind.find("Comment") != kind.npos;
  }
  return false;
}

bool has_property(std::string_view properties, std::string_view name) {
  while (!properties.empty()) {
    const std::size_t end = std::min(find_any(properties, " \t\n\r\f"), properties.size());
    const std::string_view property = properties.substr(0, end);
    if (equals_ignore_case(property.substr(property.rfind(':') + 1), name)) return true;
    properties.remove_prefix(std::min(end + 1, properties.size()));
  }
  return false;
}

}  // namespace sheaf
