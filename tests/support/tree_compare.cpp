#include "tests/support/tree_compare.h"

#include <gumbo.h>

#include <vector>

#include "base/entities.h"
#include "base/text.h"

namespace sheaf::test {
namespace {

bool is_element(const GumboNode* node) {
  return node->type == GUMBO_NODE_ELEMENT || node->type == GUMBO_NODE_TEMPLATE;
}

bool is_html(const GumboNode* node, GumboTag tag) {
  return is_element(node) && node->v.element.tag_namespace == GUMBO_NAMESPACE_HTML &&
         node->v.element.tag == tag;
}

bool holds_raw_body(const GumboNode* node) {
  return is_html(node, GUMBO_TAG_SCRIPT) || is_html(node, GUMBO_TAG_STYLE);
}

// Nodes in document order, without comments and the bodies of scripts and styles. Iterative: pages
// nest deep.
std::vector<const GumboNode*> list_nodes(const GumboNode* document) {
  std::vector<const GumboNode*> todo = {document}, out;
  while (!todo.empty()) {
    const GumboNode* node = todo.back();
    todo.pop_back();
    if (node->type == GUMBO_NODE_COMMENT) continue;
    if (node != document) out.push_back(node);
    if (node != document && (!is_element(node) || holds_raw_body(node))) continue;
    const GumboVector& children =
        node == document ? node->v.document.children : node->v.element.children;
    for (unsigned i = children.length; i-- > 0;)
      todo.push_back(static_cast<const GumboNode*>(children.data[i]));
  }
  return out;
}

std::string collapse(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const bool space = c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
    if (space && !out.empty() && out.back() == ' ') continue;
    out += space ? ' ' : c;
  }
  return out;
}

std::string find_attribute_difference(const GumboElement& element, const Page& page, NodeId id) {
  for (unsigned i = 0; i < element.attributes.length; ++i) {
    const auto* attribute = static_cast<const GumboAttribute*>(element.attributes.data[i]);
    // The parser adjusts the names of foreign attributes (xlink:href, viewBox).
    const GumboStringPiece& written = attribute->original_name;
    const std::string name = ascii_lower(std::string_view(written.data, written.length));
    auto value = page.attribute(id, name);
    if (!value) value = page.attribute(id, attribute->name);
    if (!value) return "lost attribute " + name;
    if (*value != attribute->value) return "value of " + name;
  }
  if (page.attributes(id).size() < element.attributes.length) return "number of attributes";
  return "";
}

std::string find_node_difference(const GumboNode* gumbo, const Page& page, NodeId id,
                                 Compare compare) {
  const Node& node = page.node(id);
  if (!is_element(gumbo)) {
    if (node.tag != Tag::kText) return "kind";
    return collapse(gumbo->v.text.text) == collapse(node.text) ? "" : "text";
  }
  if (node.tag == Tag::kText) return "kind";
  const GumboElement& element = gumbo->v.element;
  if (element.tag_namespace == GUMBO_NAMESPACE_HTML && node.tag != Tag::kOther &&
      element.tag != GUMBO_TAG_UNKNOWN &&
      gumbo_normalized_tagname(element.tag) != tag_name(node.tag)) {
    return "tag";
  }
  return compare == Compare::kAll ? find_attribute_difference(element, page, id) : "";
}

std::string_view body_of(const GumboNode* script) {
  const GumboVector& children = script->v.element.children;
  if (children.length == 0) return {};
  return static_cast<const GumboNode*>(children.data[0])->v.text.text;
}

std::string find_difference(const GumboNode* document, const Page& page, Compare compare) {
  const std::vector<const GumboNode*> nodes = list_nodes(document);
  std::size_t script = 0;
  NodeId id = 0;
  for (const GumboNode* gumbo : nodes) {
    if (id >= page.nodes().size()) return "nodes are missing at the end";
    if (const std::string what = find_node_difference(gumbo, page, id, compare); !what.empty()) {
      const Page::Position at = page.position(id);
      return what + " differs at " + std::to_string(at.line) + ":" + std::to_string(at.column);
    }
    if (compare == Compare::kAll && is_html(gumbo, GUMBO_TAG_SCRIPT)) {
      // The tree's text has its newlines normalised and its NULs replaced.
      if (script >= page.scripts().size()) return "a script is missing";
      const std::string_view body = page.scripts()[script++].body;
      if (collapse(body).substr(0, 64) != collapse(body_of(gumbo)).substr(0, 64) &&
          body.find('\0') == body.npos) {
        return "script body differs";
      }
    }
    id = holds_raw_body(gumbo) ? page.node(id).end : id + 1;
  }
  return id == page.nodes().size() ? "" : "nodes too many";
}

}  // namespace

std::string find_tree_difference(const Page& page, Compare what) {
  GumboOptions options = kGumboDefaultOptions;
  options.max_errors = 0;
  std::string source(page.source());
  bound_references(source);
  GumboOutput* whole = gumbo_parse_with_options(&options, source.data(), source.size());
  const std::string difference = find_difference(whole->document, page, what);
  gumbo_destroy_output(&options, whole);
  return difference;
}

}  // namespace sheaf::test
