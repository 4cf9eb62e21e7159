// The places inside a page that a fragment can name.
#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <string_view>

#include "check/documents.h"

namespace sheaf {

struct Anchors {
  std::set<std::string> names;   // ids and names of HTML; ids that GitHub gives to headings
  std::set<std::string> folded;  // of Markdown, whose names are compared without case: in lower
                                 // case, without what cannot be seen
  bool is_known = false;         // false for kinds that have no places we know
};

// HTML: id on any element, name on <a> and <map>. Markdown: the ids of its HTML, "{#id}" of
// headings, and of each heading what GitHub makes: lower case, without punctuation, '-' for each
// space, "-1", "-2", ... for repeated ones. `bytes` as for extract_document_links.
Anchors extract_anchors(std::string bytes, DocumentKind kind, std::string_view content_type = "");

enum class FragmentState : std::uint8_t {
  kFound,
  kMissing,
  kUnverifiable,  // no place of the document: "#/route", "#L10", "#page=3", "#t=10", "#:~:text="
};
// `fragment` as in the URL, without '#', percent-encoded. "" and "top" are always found (HTML
// standard 7.4.6.4). Tried as it is, then decoded; with "user-content-" in front, as GitHub has it.
FragmentState find_fragment(const Anchors& anchors, std::string_view fragment);

// What GitHub makes of a heading's text, without the number of repeated ones.
std::string github_slug(std::string_view heading);

}  // namespace sheaf
