// Who publishes: the site, the journal, the account.
#pragma once

#include <optional>
#include <span>
#include <string>

#include "extractors/extractor.h"

namespace sheaf {

// JSON-LD publisher, og:site_name, microdata publisher, the journal (citation_journal_title), a
// Chinese newsroom's 来源, JSON-LD WebSite, application-name, Dublin Core, the part of <title> that
// names the site, the masthead, the name of the site's app; a page without any is its author's,
// else its host's.
std::span<const Rule> publisher_rules();

// One line; an address becomes its host ("https://www.example.com/" -> "example.com"). Refuses what
// has no letters, is longer than 80 of them, or was never filled in ("{{site}}").
std::optional<std::string> normalize_publisher(const Finding& finding, const Source& source);

}  // namespace sheaf
