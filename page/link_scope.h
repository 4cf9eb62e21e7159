// Which links of a page lead to other sites. Internal to page/.
#pragma once

#include <string_view>

#include "page/page.h"

namespace sheaf {

class LinkScope {
 public:
  explicit LinkScope(const Page& page);

  // Whether the <a>'s address has a host that is not the page's own, and no social network's, where
  // buttons to share lead. Hosts are compared by their last two labels. The page's own is that of
  // its canonical address, or else the one that most of its links lead to.
  bool is_external(NodeId anchor) const;

 private:
  const Page& page_;
  std::string_view own_;
};

}  // namespace sheaf
