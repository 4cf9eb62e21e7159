#include "extractors/meta/canonical_url.h"

#include "base/text.h"

namespace sheaf {
namespace {

constexpr Rule kRules[] = {
    {Field::kCanonicalUrl, "meta",
     [](const Source& source, Findings& found) { found.add(source.page.meta("og:url")); }},
};

}  // namespace

std::span<const Rule> canonical_url_rules() { return kRules; }

std::optional<std::string> normalize_canonical_url(const Finding& finding, const Source&) {
  std::string value = fold_space(finding.text);
  if (value.empty()) return std::nullopt;
  return value;
}

}  // namespace sheaf
