// Which links of a page lead to other sites. Internal to page/.
#pragma once

#include <string>
#include <string_view>

#include "page/paragraphs.h"

namespace sheaf {

class LinkScope {
 public:
  // `host`: that of the page's address, "" if it is unknown.
  LinkScope(const Page& page, std::string_view host);

  // Whether the <a>'s address has a host that is not the page's own, and no social network's, where
  // buttons to share lead. What is below one registrable domain is one site. The page's own are
  // those of its address and of the canonical one that it declares; if both are unknown, the one
  // that most of its links lead to and that serves its stylesheets or icons, too.
  bool is_external(NodeId anchor) const;

 private:
  const Page& page_;
  std::string own_, declared_;  // registrable domains
};

// What judges of parts of a page look at.
struct PageView {
  const Page& page;
  const Outline& outline;
  const LinkScope& scope;
};

}  // namespace sheaf
