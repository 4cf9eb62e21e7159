// How candidates become fields: for each field the rules of the packs, those of the site's
// extractors, then the general ones, in table order; the first whose finding the field's normaliser
// takes wins.
#pragma once

#include <span>

#include "extractors/rules/rule_pack.h"
#include "items/item.h"

namespace sheaf {

enum class Keep { kWinners, kCandidates };  // kCandidates: every finding, for --explain

// What knows the page's site, in the order in which it is asked.
struct SiteRules {
  std::span<const RulePack* const> packs;
  std::span<const Extractor* const> extractors;
};

// Fills the fields of `item` that the site's rules and the general ones find.
// `source.publisher` and `source.title` are set on the way. Deterministic: the same page gives the
// same bytes.
void resolve_fields(Source source, const SiteRules& sites, Keep keep, Item& item);

}  // namespace sheaf
