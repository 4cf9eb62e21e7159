#include "extractors/meta/description.h"

#include "base/text.h"

namespace sheaf {
namespace {

constexpr Rule kRules[] = {
    {Field::kDescription, "meta",
     [](const Source& source, Findings& found) { found.add(source.page.meta("og:description")); }},
};

}  // namespace

std::span<const Rule> description_rules() { return kRules; }

std::optional<std::string> normalize_description(const Finding& finding, const Source&) {
  std::string value = fold_space(finding.text);
  if (value.empty()) return std::nullopt;
  return value;
}

}  // namespace sheaf
