// Articles about the same thing.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "digest/issue.h"

namespace sheaf {

enum class RelatedMode : std::uint8_t {
  kOff,
  kHint,   // each names the others
  kGroup,  // and stands behind the first of them
  kMerge,  // only the first stays, and names the others
};
constexpr std::size_t kMostRelated = 20;

std::optional<RelatedMode> find_related_mode(std::string_view name);  // "off", "hint", ...

// Two items are related if they share a paper or a repository that both show (IssueItem::links and
// the primary ones behind them), or if their titles and excerpts are alike: the cosine of their
// weighted words (Han: pairs of characters) is at least 0.5. What follows from what is related is
// related too. Fills `related` (the first kMostRelated), moves and merges as `mode` says, and
// numbers the items anew.
void relate_items(std::vector<Section>& sections, RelatedMode mode);

}  // namespace sheaf
