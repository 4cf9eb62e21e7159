#include "extractors/meta/dates.h"

#include "base/text.h"

namespace sheaf {
namespace {

constexpr Rule kRules[] = {
    {Field::kPublished, "article:published_time",
     [](const Source& source, Findings& found) {
       found.add(source.page.meta("article:published_time"));
     }},
    {Field::kModified, "article:modified_time",
     [](const Source& source, Findings& found) {
       found.add(source.page.meta("article:modified_time"));
     }},
};

}  // namespace

std::span<const Rule> date_rules() { return kRules; }

std::optional<std::string> normalize_date(const Finding& finding, const Source&) {
  std::string value = fold_space(finding.text);
  if (value.empty()) return std::nullopt;
  return value;
}

}  // namespace sheaf
