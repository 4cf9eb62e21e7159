// What a page points to outside its article. Internal to extractors/links/.
#pragma once

#include <cstdint>
#include <vector>

#include "extractors/links/link_scan.h"

namespace sheaf {

// The paper or repository that the page itself shows: by its address, or by the metadata of
// libraries (citation_doi, citation_arxiv_id), which go before a site's own number of a paper.
std::vector<Link> extract_links_of_page_itself(const Source& source);

// Papers and repositories whose links say so ("Paper", "Code", "arXiv"), in elements that nothing
// calls navigation, masthead, footer, comments, ... Where the page is a paper's, repositories
// count, too, whose links have such words in front of them: it is all about the one paper.
enum class IsPaper : std::uint8_t { kNo, kYes };
std::vector<Link> extract_links_outside(const Source& source, IsPaper is_paper);

}  // namespace sheaf
