#include "extractors/meta/publisher.h"

#include "base/text.h"

namespace sheaf {
namespace {

constexpr Rule kRules[] = {
    {Field::kPublisher, "meta",
     [](const Source& source, Findings& found) { found.add(source.page.meta("og:site_name")); }},
};

}  // namespace

std::span<const Rule> publisher_rules() { return kRules; }

std::optional<std::string> normalize_publisher(const Finding& finding, const Source&) {
  std::string value = fold_space(finding.text);
  if (value.empty()) return std::nullopt;
  return value;
}

}  // namespace sheaf
