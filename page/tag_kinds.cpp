#include "page/tag_kinds.h"

#include "page/tag_key.h"

namespace sheaf {

bool ends_foreign(std::uint64_t key) {
  switch (key) {
    case tag_key("annotation-xml"):
    case tag_key("b"):
    case tag_key("big"):
    case tag_key("blockquote"):
    case tag_key("body"):
    case tag_key("br"):
    case tag_key("center"):
    case tag_key("code"):
    case tag_key("dd"):
    case tag_key("div"):
    case tag_key("dl"):
    case tag_key("dt"):
    case tag_key("em"):
    case tag_key("embed"):
    case tag_key("font"):
    case tag_key("foreignobject"):
    case tag_key("h1"):
    case tag_key("h2"):
    case tag_key("h3"):
    case tag_key("h4"):
    case tag_key("h5"):
    case tag_key("h6"):
    case tag_key("head"):
    case tag_key("hr"):
    case tag_key("i"):
    case tag_key("img"):
    case tag_key("li"):
    case tag_key("listing"):
    case tag_key("menu"):
    case tag_key("meta"):
    case tag_key("nobr"):
    case tag_key("ol"):
    case tag_key("p"):
    case tag_key("pre"):
    case tag_key("ruby"):
    case tag_key("s"):
    case tag_key("small"):
    case tag_key("span"):
    case tag_key("strike"):
    case tag_key("strong"):
    case tag_key("sub"):
    case tag_key("sup"):
    case tag_key("table"):
    case tag_key("tt"):
    case tag_key("u"):
    case tag_key("ul"):
    case tag_key("var"):
      return true;
    default:
      return false;
  }
}

bool holds_html_in_foreign(std::uint64_t key) {
  switch (key) {
    case tag_key("desc"):
    case tag_key("mi"):
    case tag_key("mn"):
    case tag_key("mo"):
    case tag_key("ms"):
    case tag_key("mtext"):
    case tag_key("title"):
      return true;
    default:
      return false;
  }
}

bool is_formatting(std::uint64_t key) {
  switch (key) {
    case tag_key("b"):
    case tag_key("big"):
    case tag_key("code"):
    case tag_key("em"):
    case tag_key("font"):
    case tag_key("i"):
    case tag_key("nobr"):
    case tag_key("s"):
    case tag_key("small"):
    case tag_key("strike"):
    case tag_key("strong"):
    case tag_key("tt"):
    case tag_key("u"):
      return true;
    default:
      return false;
  }
}

bool shapes_tree_by_attributes(std::uint64_t key) {
  switch (key) {
    case tag_key("annotation-xml"):
    case tag_key("body"):
    case tag_key("html"):
    case tag_key("isindex"):
      return true;
    default:
      return is_formatting(key);
  }
}

std::string_view raw_text_name(std::uint64_t key) {
  switch (key) {
    case tag_key("style"):
      return "style";
    case tag_key("title"):
      return "title";
    case tag_key("textarea"):
      return "textarea";
    case tag_key("iframe"):
      return "iframe";
    case tag_key("noframes"):
      return "noframes";
    case tag_key("noembed"):
      return "noembed";
    case tag_key("xmp"):
      return "xmp";
    default:
      return "";
  }
}

}  // namespace sheaf
