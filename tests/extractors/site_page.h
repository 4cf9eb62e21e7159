// A page of a site with a paragraph of text, for the tests of what single sites need.
#pragma once

#include <string>
#include <string_view>

#include "items/extract.h"

namespace sheaf {

inline constexpr std::string_view kText =
    "<p>The keeper had left the lamp burning when the boat came in, and nobody asked him why.</p>";

inline Item read(const std::string& url, const std::string& head, const std::string& body) {
  return extract_item({.bytes = "<!doctype html><html><head><meta charset=utf-8>" + head +
                                "</head><body>" + body + std::string(kText) + "</body></html>",
                       .url = url});
}

}  // namespace sheaf
