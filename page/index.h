// The one walk over the tree that makes a Page's nodes and index. Internal to page/.
#pragma once

#include <gumbo.h>

#include "page/page.h"

namespace sheaf {

class PageBuilder {
 public:
  explicit PageBuilder(Page& page) : page_(page) {}
  void build(const GumboNode* document);

 private:
  void find_title();
  void enter(const GumboNode* gumbo);
  void enter_text(const GumboNode* gumbo);
  void enter_element(const GumboNode* gumbo);
  // The attributes that every element is looked at for.
  struct Attributes {
    std::string_view style, id, name, property, itemprop, http_equiv, content, href, type, lang;
    bool hidden = false, has_content = false, has_href = false;
    Hints hints = 0;
  };
  static Attributes read_attributes(const GumboElement& element);
  void list(NodeId id, Tag tag, const Attributes& attributes);
  void list_meta(NodeId id, const Attributes& attributes);
  void list_meta_keys(NodeId id, std::string_view keys, std::string_view content);
  void list_script(NodeId id, std::string_view type);

  Page& page_;
  NodeId open_ = kNoNode;  // the element whose children are being entered
};

}  // namespace sheaf
