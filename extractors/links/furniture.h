// What stands around the articles of a site: masthead, menus, foot. Internal to extractors/links/.
#pragma once

#include <vector>

#include "extractors/extractor.h"

namespace sheaf {

class Furniture {
 public:
  explicit Furniture(const Source& source);

  // Whether the link stands in navigation, a footer, comments, ..., in a masthead (a <header> or a
  // box with a link to the site's home page, that does not hold the headline), or in a line about
  // the site's making ("© 2024", "Theme by ...").
  bool holds(NodeId anchor) const;

 private:
  bool is_masthead(NodeId box) const;
  bool holds_article(NodeId box) const;

  const Source& source_;
  const Page& page_;
  NodeId headline_;
  std::vector<NodeId> home_links_;  // ascending
};

}  // namespace sheaf
