// Manifest + records -> Issue.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/result.h"
#include "digest/calendar/pentads.h"
#include "digest/issue.h"
#include "digest/language.h"
#include "digest/manifest.h"
#include "digest/order.h"
#include "digest/related.h"
#include "items/item.h"

namespace sheaf {

struct AssembleOptions {
  // Go before the manifest's, whose defaults are kLongitude and kOff.
  std::optional<CalendarRule> calendar = std::nullopt;
  std::optional<RelatedMode> related = std::nullopt;
  Ordering ordering = {};
  std::size_t summary = 0;  // key sentences in place of the records' excerpts; 0 = the excerpts
};

struct Assembled {
  Issue issue;
  // Records and items that are not in it, each with the reason on one line: "URL: deleted".
  std::vector<std::string> left_out;
};

// `manifest.language` or else `language.code` becomes the issue's. A manifest without sections
// takes all articles, in their order, each once. Errors: kBadInput for a manifest's item that no
// record is about and that has no title of its own; `where` is its place.
Result<Assembled> assemble_issue(const Manifest& manifest, std::span<const Item> records,
                                 const Language& language, const AssembleOptions& options = {});

}  // namespace sheaf
