#include "extractors/meta/authors.h"

#include "base/text.h"

namespace sheaf {
namespace {

constexpr Rule kRules[] = {
    {Field::kAuthors, "meta author",
     [](const Source& source, Findings& found) { found.add(source.page.meta("author")); }},
};

}  // namespace

std::span<const Rule> author_rules() { return kRules; }

std::vector<std::string> normalize_authors(std::span<const Finding> findings, const Source&) {
  std::vector<std::string> names;
  for (const Finding& finding : findings) names.push_back(fold_space(finding.text));
  return names;
}

}  // namespace sheaf
