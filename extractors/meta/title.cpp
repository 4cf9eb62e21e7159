#include "extractors/meta/title.h"

#include "base/text.h"

namespace sheaf {
namespace {

constexpr Rule kRules[] = {
    {Field::kTitle, "meta",
     [](const Source& source, Findings& found) { found.add(source.page.meta("og:title")); }},
};

}  // namespace

std::span<const Rule> title_rules() { return kRules; }

std::optional<std::string> normalize_title(const Finding& finding, const Source&) {
  std::string value = fold_space(finding.text);
  if (value.empty()) return std::nullopt;
  return value;
}

}  // namespace sheaf
