// Papers as catalogues list them that hold none themselves. Internal to extractors/links/.
#pragma once

#include "extractors/links/reading.h"

namespace sheaf {

FoundReference on_semantic_scholar(const Url& url);
FoundReference on_dblp(const Url& url);  // /rec/journals/corr/abs-1706-03762 is arXiv's
FoundReference on_openalex(const Url& url);
FoundReference on_ads(const Url& url);  // adsabs.harvard.edu
FoundReference on_papers_with_code(const Url& url);
FoundReference on_research_gate(const Url& url);
FoundReference on_academia(const Url& url);
FoundReference on_cnki(const Url& url);
FoundReference on_wanfang(const Url& url);
FoundReference on_vip(const Url& url);  // qikan.cqvip.com
FoundReference on_arxiv_sanity(const Url& url);

}  // namespace sheaf
