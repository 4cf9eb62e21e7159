// The article's title, without the site's name.
#pragma once

#include <optional>
#include <span>
#include <string>

#include "extractors/extractor.h"

namespace sheaf {

// The headline that readers see, where the metadata confirm it (declared_titles.h); else JSON-LD
// headline, og:title, citation_title and kin, twitter:title, <title>; else a heading. A page about
// nothing but its site has the site's title.
std::span<const Rule> title_rules();

// One line, entities decoded, without the parts that name the site (site_parts.h). Refuses what has
// no letters, is longer than 400 of them, or was never filled in ("{{title}}").
std::optional<std::string> normalize_title(const Finding& finding, const Source& source);

}  // namespace sheaf
