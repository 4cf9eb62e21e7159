#include "extractors/meta/language.h"

#include "base/text.h"

namespace sheaf {
namespace {

constexpr Rule kRules[] = {
    {Field::kLanguage, "meta",
     [](const Source& source, Findings& found) { found.add(source.page.meta("og:locale")); }},
};

}  // namespace

std::span<const Rule> language_rules() { return kRules; }

std::optional<std::string> normalize_language(const Finding& finding, const Source&) {
  std::string value = fold_space(finding.text);
  if (value.empty()) return std::nullopt;
  return value;
}

}  // namespace sheaf
