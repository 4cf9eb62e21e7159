// How candidates become fields: for each field the rules of the site's extractors, then the general
// ones, in table order; the first whose finding the field's normaliser takes wins.
#pragma once

#include "items/item.h"

namespace sheaf {

enum class Keep { kWinners, kCandidates };  // kCandidates: every finding, for --explain

// Fills the fields of `item` that the page's site extractors and the general one find.
// `source.publisher` and `source.title` are set on the way. Deterministic: the same page gives the
// same bytes.
void resolve_fields(Source source, std::span<const Extractor* const> sites, Keep keep, Item& item);

}  // namespace sheaf
