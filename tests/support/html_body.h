// The body of a page as Gumbo reads it, without anything of ours in between.
#pragma once

#include <cstddef>
#include <string>

namespace sheaf::test {

struct HtmlBody {
  std::string title;         // its attribute, decoded; "" if it has none
  std::string text;          // of its first child, if that is a text
  std::size_t children = 0;  // texts and elements right below it
};

// `page` is UTF-8 and has a body, as "<!doctype html><body title=...>...".
HtmlBody read_html_body(const std::string& page);

}  // namespace sheaf::test
