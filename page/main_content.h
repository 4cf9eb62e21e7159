// Where the article itself stands on the page.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "page/page.h"

namespace sheaf {

struct MainContent {
  NodeId root = kNoNode;  // the smallest element that holds the article; kNoNode if there is none
  std::vector<NodeId> left_out;  // roots of subtrees inside that are no part of it, ascending
  // Those of them whose links are not the article's: all but bylines and pointers ("By A, paper:
  // ..., code: ...", "Related: ...").
  std::vector<NodeId> clutter;
  std::string text;  // paragraphs, one a line

  // Whether the node is part of the article.
  bool holds(const Page& page, NodeId id) const;
  // Whether it is, or stands in a byline or pointer of it.
  bool holds_link(const Page& page, NodeId id) const;
};

// Finds the article by how much plain text stands where, by elements and names that mark an article
// (article, main, itemprop=articleBody, class "entry-content", ...), and by the heading that is the
// page's title. Left out are the title, bylines, captions, navigation, comments, teasers and lists
// of links to the site's other pages, requests to share or subscribe, notices about cookies, and
// headings of which nothing is left; links to other sites stay. Lists of posts and threads give
// what they have in common; a page with nothing but boilerplate gives no root and no text. Text
// that is hidden until a script shows it counts if there is no other. Time and memory are linear in
// the size of the page. `host`: that of the page's address in lower case, "" if it is unknown.
MainContent find_main_content(const Page& page, std::string_view host = {});

}  // namespace sheaf
