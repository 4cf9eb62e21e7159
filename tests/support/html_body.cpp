#include "tests/support/html_body.h"

#include <gumbo.h>

namespace sheaf::test {

HtmlBody read_html_body(const std::string& page) {
  GumboOutput* output = gumbo_parse_with_options(&kGumboDefaultOptions, page.data(), page.size());
  const auto* body = static_cast<const GumboNode*>(output->root->v.element.children.data[1]);
  const GumboElement& element = body->v.element;
  HtmlBody read;
  if (const GumboAttribute* title = gumbo_get_attribute(&element.attributes, "title"))
    read.title = title->value;
  read.children = element.children.length;
  const auto* first =
      read.children > 0 ? static_cast<const GumboNode*>(element.children.data[0]) : nullptr;
  if (first && first->type == GUMBO_NODE_TEXT) read.text = first->v.text.text;
  gumbo_destroy_output(&kGumboDefaultOptions, output);
  return read;
}

}  // namespace sheaf::test
