// Authors in what is written for machines: JSON-LD and <meta>.
#pragma once

#include "extractors/extractor.h"

namespace sheaf {

// Whom to take. kPersons: names that say who wrote the article. kAnybody: accounts ("jsmith"),
// groups and persons after whom the site is called too; asked for last, as mostly the page shows a
// better name. Never the site's own name, a desk, a company or an address.
enum class Accept { kPersons, kAnybody };

// Each adds the values of the first key that has any.
void find_linked_authors(const Source& source, Accept accept,
                         Findings& found);  // JSON-LD author, creator
void find_article_authors(const Source& source, Accept accept,
                          Findings& found);  // article:author and kin
void find_meta_authors(const Source& source, Accept accept,
                       Findings& found);  // author, byl, parsely-author, ...
void find_dublin_core_authors(const Source& source, Accept accept, Findings& found);  // dc.creator
void find_citation_authors(const Source& source, Findings& found);  // citation_author and kin
void find_twitter_author(const Source& source,
                         Findings& found);  // twitter:data1 labelled "Written by"
void find_twitter_creator(const Source& source,
                          Findings& found);  // twitter:creator that is not the site's
// The name in an address: article:author = https://example.com/authors/jane-smith.
void find_author_address(const Source& source, Findings& found);

// Whether a name is the site's: its publisher, og:site_name or domain.
bool is_site_name(const Source& source, std::string_view name);

}  // namespace sheaf
