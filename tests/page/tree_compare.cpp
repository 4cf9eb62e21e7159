#include "tests/page/tree_compare.h"

#include <string_view>
#include <vector>

namespace sheaf::test {
namespace {

bool is_element(const GumboNode* node) {
  return node->type == GUMBO_NODE_ELEMENT || node->type == GUMBO_NODE_TEMPLATE;
}

bool holds_raw_body(const GumboNode* node) {
  return is_element(node) && node->v.element.tag_namespace == GUMBO_NAMESPACE_HTML &&
         (node->v.element.tag == GUMBO_TAG_SCRIPT || node->v.element.tag == GUMBO_TAG_STYLE);
}

const GumboVector* children(const GumboNode* node) {
  if (node->type == GUMBO_NODE_DOCUMENT) return &node->v.document.children;
  return is_element(node) ? &node->v.element.children : nullptr;
}

std::string name_of(const GumboNode* node) {
  if (!is_element(node)) return "#" + std::to_string(node->type);
  return gumbo_normalized_tagname(node->v.element.tag);
}

std::string find_attribute_difference(const GumboVector& a, const GumboVector& b) {
  if (a.length != b.length) return "number of attributes";
  for (unsigned i = 0; i < a.length; ++i) {
    const auto* x = static_cast<const GumboAttribute*>(a.data[i]);
    const auto* y = static_cast<const GumboAttribute*>(b.data[i]);
    if (std::string_view(x->name) != y->name || std::string_view(x->value) != y->value)
      return "attribute " + std::string(x->name);
  }
  return "";
}

std::string find_node_difference(const GumboNode* a, const GumboNode* b) {
  if (a->type != b->type) return "type";
  if (a->type == GUMBO_NODE_DOCUMENT) return "";
  if (!is_element(a)) return std::string_view(a->v.text.text) == b->v.text.text ? "" : "text";
  if (a->v.element.tag != b->v.element.tag ||
      a->v.element.tag_namespace != b->v.element.tag_namespace)
    return "tag";
  return find_attribute_difference(a->v.element.attributes, b->v.element.attributes);
}

}  // namespace

std::string find_tree_difference(const GumboNode* whole, const GumboNode* reduced) {
  std::vector<std::pair<const GumboNode*, const GumboNode*>> todo = {{whole, reduced}};
  while (!todo.empty()) {
    const auto [a, b] = todo.back();
    todo.pop_back();
    if (const std::string what = find_node_difference(a, b); !what.empty()) {
      return what + " differs at <" + name_of(a) + "> / <" + name_of(b) + ">";
    }
    const GumboVector* x = children(a);
    const GumboVector* y = children(b);
    if (!x || holds_raw_body(a)) continue;
    if (x->length != y->length) return "number of children differs in <" + name_of(a) + ">";
    for (unsigned i = 0; i < x->length; ++i) {
      todo.emplace_back(static_cast<const GumboNode*>(x->data[i]),
                        static_cast<const GumboNode*>(y->data[i]));
    }
  }
  return "";
}

}  // namespace sheaf::test
