// Links to a site's tag pages that stand with the article.
#pragma once

#include "extractors/extractor.h"

namespace sheaf {

// <a rel="tag"> (HTML standard 4.6.7.17; microformats' rel-tag), but categories: rel="category
// tag".
void find_rel_tags(const Source& source, Findings& found);

// Links to /tag/x, /tags/x, /topic/x, /search/label/x and kin, but in running text and in clouds of
// them.
void find_tag_links(const Source& source, Findings& found);

}  // namespace sheaf
