// What a page points to outside its article. Internal to extractors/links/.
#pragma once

#include <vector>

#include "extractors/links/link_scan.h"

namespace sheaf {

// The paper or repository that the page itself shows: by its address, or by the metadata of
// libraries (citation_arxiv_id, citation_doi).
std::vector<Link> extract_links_of_page_itself(const Source& source);

// Papers and repositories whose links say so ("Paper", "Code", "arXiv"), in elements that nothing
// calls navigation, footer, comments, ...
std::vector<Link> extract_links_outside(const Source& source);

}  // namespace sheaf
