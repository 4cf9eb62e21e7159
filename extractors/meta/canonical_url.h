// The page's address as it gives it itself.
#pragma once

#include <optional>
#include <span>
#include <string>

#include "extractors/extractor.h"

namespace sheaf {

// link rel=canonical (RFC 6596), og:url, JSON-LD mainEntityOfPage, twitter:url, else the address
// that the page came from. One on another registrable domain counts only if none of the first two
// stays on the page's own: a copy that points to the original, an archived page, a moved site.
std::span<const Rule> canonical_url_rules();

// Absolute http(s) address in Url::canonical()'s form. Refuses templates that were never filled in
// ("{{url}}"), and a home page as the address of a page below it.
std::optional<std::string> normalize_canonical_url(const Finding& finding, const Source& source);

// What link rel=canonical or og:url says, whatever it is: the page's own word, not to be trusted as
// an address. nullopt if they say nothing or no http(s) address.
std::optional<Url> find_declared_url(const Source& source);

}  // namespace sheaf
