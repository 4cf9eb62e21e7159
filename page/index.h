// The one walk over the tree that makes a Page's nodes and index. Internal to page/.
#pragma once

#include <gumbo.h>

#include <cstdint>

#include "page/page.h"

namespace sheaf {

class PageBuilder {
 public:
  explicit PageBuilder(Page& page) : page_(page) {}
  void build(const GumboNode* document);

 private:
  void finish();
  void find_title();
  void enter(const GumboNode* gumbo);
  void enter_text(const GumboNode* gumbo);
  void enter_element(const GumboNode* gumbo);
  void leave(const GumboNode* gumbo);
  void close();
  struct AttributeRange {
    std::uint32_t first = 0, count = 0;
  };
  // Where the element's attributes stand in Page's list: as taken out before the parse, else
  // copied.
  AttributeRange find_attributes(const GumboElement& element);
  AttributeRange copy_attributes(const GumboElement& element);
  // The attributes that every element is looked at for.
  struct SeenAttributes {
    std::string_view style, id, name, property, itemprop, http_equiv, content, href, type, lang;
    bool hidden = false, has_content = false, has_href = false;
    Hints hints = 0;
  };
  static SeenAttributes read_attributes(std::span<const Attribute> attributes);
  void list(NodeId id, Tag tag, const SeenAttributes& attributes);
  void list_meta(NodeId id, const SeenAttributes& attributes);
  void list_meta_keys(NodeId id, std::string_view keys, std::string_view content);
  void list_script(NodeId id, std::string_view type);

  Page& page_;
  std::size_t next_tag_ = 0;  // where the next element's attributes are likely to be
  NodeId open_ = kNoNode;     // the element whose children are being entered
  // The outermost element at the deepest level whose content is not read: the parser has elements
  // in it that stand behind it here.
  const GumboNode* unread_ = nullptr;
};

}  // namespace sheaf
