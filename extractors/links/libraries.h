// Papers in the libraries of publishers, preprint servers and archives. Where the address of a page
// holds what its DOI is made of, the DOI is the id. Internal to extractors/links/.
#pragma once

#include "extractors/links/reading.h"

namespace sheaf {

FoundReference on_pubmed(const Url& url);  // pubmed.ncbi.nlm.nih.gov
FoundReference on_ncbi(const Url& url);    // www.ncbi.nlm.nih.gov: PubMed, PMC, books
FoundReference on_pmc(const Url& url);     // pmc.ncbi.nlm.nih.gov
FoundReference on_europe_pmc(const Url& url);
FoundReference on_ieee(const Url& url);
FoundReference on_acm(const Url& url);  // dl.acm.org, old citation.cfm too
FoundReference on_nature(const Url& url);
FoundReference on_elsevier(const Url& url);  // sciencedirect.com, cell.com: no DOI in them
FoundReference on_mdpi(const Url& url);
FoundReference on_ssrn(const Url& url);
FoundReference on_hal(const Url& url);
FoundReference on_zenodo(const Url& url);  // records are data sets or programs
FoundReference on_figshare(const Url& url);
FoundReference on_osf(const Url& url);
FoundReference on_preprints(const Url& url);  // preprints.org
FoundReference on_chemrxiv(const Url& url);
FoundReference on_research_square(const Url& url);
FoundReference on_chinaxiv(const Url& url);

}  // namespace sheaf
