#include "extractors/links/reference.h"

#include <algorithm>
#include <array>

#include "base/text.h"

namespace sheaf {
namespace {

constexpr std::array<std::string_view, static_cast<std::size_t>(Kind::kCount)> kKindNames = {
    "paper",    "repository", "snippet", "model",        "dataset", "demo",
    "notebook", "video",      "slides",  "project_page", "package", "file"};

// The rest have ids of lower case alone, or compare them without.
constexpr std::string_view kSchemesWithCase[] = {
    "openreview", "dblp",        "colab",        "youtube",   "bilibili",
    "youku",      "google_docs", "google_drive", "baidu_pan", "pdf"};

bool has_case(std::string_view scheme) {
  return std::find(std::begin(kSchemesWithCase), std::end(kSchemesWithCase), scheme) !=
         std::end(kSchemesWithCase);
}

}  // namespace

std::string_view kind_name(Kind kind) { return kKindNames[static_cast<std::size_t>(kind)]; }

bool operator==(const Reference& a, const Reference& b) {
  if (a.scheme != b.scheme) return false;
  return has_case(a.scheme) ? a.id == b.id : equals_ignore_case(a.id, b.id);
}

std::string reference_key(const Reference& reference) {
  const bool exact = has_case(reference.scheme);
  return reference.scheme + ":" + (exact ? reference.id : ascii_lower(reference.id));
}

}  // namespace sheaf
