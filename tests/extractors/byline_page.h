// A page with an article about a keeper, and the authors that are read from it.
#pragma once

#include <string>
#include <vector>

#include "items/extract.h"

namespace sheaf::byline_page {

struct Read {
  std::vector<std::string> names;
  std::string rule;
};

inline Read read(const std::string& head, const std::string& body,
                 const std::string& url = "https://www.times.example/2021/04/lights") {
  const Item item = extract_item(
      {.bytes = "<html><head>" + head + "</head><body>" + body + "</body></html>", .url = url});
  return {item.authors, item.provenance[static_cast<std::size_t>(Field::kAuthors)].rule};
}

using Names = std::vector<std::string>;

inline std::string meta(const std::string& key, const std::string& value) {
  return "<meta name=\"" + key + "\" content=\"" + value + "\">";
}
inline std::string linked(const std::string& json) {
  return "<script type=\"application/ld+json\">" + json + "</script>";
}
inline const std::string kTitle = "<title>The last keeper</title>";
inline const std::string kH1 = "<h1>The last keeper</h1>";
inline const std::string kSentence =
    "The keeper had left the lamp burning when the boat came in, and nobody in the harbour could "
    "say afterwards who had been the last to see him on the stairs. ";
inline const std::string kText =
    "<p>" + kSentence + kSentence + "</p><p>" + kSentence + "</p><p>" + kSentence + "</p>";

inline Names from_body(const std::string& body) { return read(kTitle, body).names; }

}  // namespace sheaf::byline_page
