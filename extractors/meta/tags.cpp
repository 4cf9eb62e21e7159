#include "extractors/meta/tags.h"

#include "base/text.h"

namespace sheaf {
namespace {

constexpr Rule kRules[] = {
    {Field::kTags, "keywords",
     [](const Source& source, Findings& found) { found.add(source.page.meta("keywords")); }},
};

}  // namespace

std::span<const Rule> tag_rules() { return kRules; }

std::vector<std::string> normalize_tags(std::span<const Finding> findings, const Source&) {
  std::vector<std::string> names;
  for (const Finding& finding : findings) names.push_back(fold_space(finding.text));
  return names;
}

}  // namespace sheaf
