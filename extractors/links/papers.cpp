#include "extractors/links/papers.h"

#include "extractors/links/arxiv.h"
#include "extractors/links/catalogues.h"
#include "extractors/links/doi.h"
#include "extractors/links/host_index.h"
#include "extractors/links/libraries.h"
#include "extractors/links/reading.h"
#include "extractors/links/security_venues.h"
#include "extractors/links/venues.h"

namespace sheaf {
namespace {

struct PaperHost {
  std::string_view host;  // that host and those below it
  FoundReference (*find)(const Url& url);
};

FoundReference on_none(const Url&) { return std::nullopt; }

FoundReference on_hugging_face(const Url& url) {
  return segment(url, 0) == "papers" ? on_arxiv_viewer(url) : std::nullopt;
}

// github.com/mlresearch's copies of PMLR's files: /mlresearch/v235/main/assets/xu23d/xu23d.pdf.
FoundReference on_raw_github(const Url& url) {
  if (segment(url, 0) != "mlresearch" || segment(url, 3) != "assets") return std::nullopt;
  const std::string id = std::string(segment(url, 1)) + "/" + std::string(segment(url, 4));
  const Result<Url> page = Url::parse("https://proceedings.mlr.press/" + id + ".html");
  return page ? on_pmlr(*page) : std::nullopt;
}

constexpr PaperHost kHosts[] = {
    {"arxiv.org", on_arxiv},
    {"arxiv.org.cn", on_arxiv},
    {"xxx.lanl.gov", on_arxiv},
    {"xxx.itp.ac.cn", on_arxiv},
    {"ar5iv.org", on_arxiv},
    {"alphaxiv.org", on_arxiv_viewer},
    {"papers.cool", on_arxiv_viewer},
    {"scirate.com", on_arxiv_viewer},
    {"emergentmind.com", on_arxiv_viewer},
    {"arxiv-sanity-lite.com", on_arxiv_sanity},
    {"huggingface.co", on_hugging_face},
    {"hf.co", on_hugging_face},
    {"hf-mirror.com", on_hugging_face},
    {"doi.org", on_doi_resolver},
    {"doi.acm.org", on_doi_resolver},
    {"doi.ieeecomputersociety.org", on_doi_resolver},
    {"doi.wiley.com", on_doi_resolver},
    {"doi.pangaea.de", on_doi_resolver},
    {"hdl.handle.net", on_doi_resolver},
    {"oadoi.org", on_doi_resolver},
    {"libkey.io", on_doi_resolver},
    {"openreview.net", on_openreview},
    {"aclanthology.org", on_acl},
    {"aclweb.org", on_acl},
    {"openaccess.thecvf.com", on_cvf},
    {"cv-foundation.org", on_cvf},
    {"ecva.net", on_ecva},
    {"papers.nips.cc", on_neurips},
    {"papers.neurips.cc", on_neurips},
    {"proceedings.neurips.cc", on_neurips},
    {"datasets-benchmarks-proceedings.neurips.cc", on_neurips},
    {"proceedings.iclr.cc", on_iclr},
    {"neurips.cc", on_virtual_site},
    {"nips.cc", on_virtual_site},
    {"iclr.cc", on_virtual_site},
    {"icml.cc", on_virtual_site},
    {"proceedings.mlr.press", on_pmlr},
    {"raw.githubusercontent.com", on_raw_github},
    {"jmlr.org", on_jmlr},
    {"jmlr.csail.mit.edu", on_jmlr},
    {"ojs.aaai.org", on_aaai},
    {"ijcai.org", on_ijcai},
    {"usenix.org", on_usenix},
    {"iacr.org", on_iacr},
    {"ndss-symposium.org", on_ndss},
    {"pubmed.ncbi.nlm.nih.gov", on_pubmed},
    {"ncbi.nlm.nih.gov", on_ncbi},
    {"pmc.ncbi.nlm.nih.gov", on_pmc},
    {"europepmc.org", on_europe_pmc},
    {"ieeexplore.ieee.org", on_ieee},
    {"xplorestaging.ieee.org", on_ieee},
    {"dl.acm.org", on_acm},
    {"portal.acm.org", on_acm},
    {"nature.com", on_nature},
    {"sciencedirect.com", on_elsevier},
    {"linkinghub.elsevier.com", on_elsevier},
    {"cell.com", on_elsevier},
    {"mdpi.com", on_mdpi},
    {"ssrn.com", on_ssrn},
    {"hal.science", on_hal},
    {"archives-ouvertes.fr", on_hal},
    {"hal.inria.fr", on_hal},
    {"zenodo.org", on_zenodo},
    {"figshare.com", on_figshare},
    {"osf.io", on_osf},
    {"preprints.org", on_preprints},
    {"chemrxiv.org", on_chemrxiv},
    {"researchsquare.com", on_research_square},
    {"chinaxiv.org", on_chinaxiv},
    {"semanticscholar.org", on_semantic_scholar},
    {"pdfs.semanticscholar.org", on_none},
    {"dblp.org", on_dblp},
    {"dblp.uni-trier.de", on_dblp},
    {"dblp.dagstuhl.de", on_dblp},
    {"openalex.org", on_openalex},
    {"adsabs.harvard.edu", on_ads},
    {"paperswithcode.com", on_papers_with_code},
    {"researchgate.net", on_research_gate},
    {"academia.edu", on_academia},
    {"cnki.net", on_cnki},
    {"cnki.com.cn", on_cnki},
    {"d.wanfangdata.com.cn", on_wanfang},
    {"qikan.cqvip.com", on_vip},
    {"journals.plos.org", on_publisher_page},
    {"link.springer.com", on_publisher_page},
    {"rd.springer.com", on_publisher_page},
    {"biorxiv.org", on_publisher_page},
    {"medrxiv.org", on_publisher_page},
    {"frontiersin.org", on_publisher_page},
    {"science.org", on_publisher_page},
    {"onlinelibrary.wiley.com", on_publisher_page},
    {"computer.org", on_computer_society},
    {"tandfonline.com", on_publisher_page},
    {"pnas.org", on_publisher_page},
    {"pubs.acs.org", on_publisher_page},
    {"pubs.rsna.org", on_publisher_page},
    {"journals.sagepub.com", on_publisher_page},
    {"journals.asm.org", on_publisher_page},
    {"royalsocietypublishing.org", on_publisher_page},
    {"epubs.siam.org", on_publisher_page},
    {"liebertpub.com", on_publisher_page},
    {"annualreviews.org", on_publisher_page},
    // Places of people's own files, whose paths prove nothing.
    {"github.com", on_none},
    {"gitlab.com", on_none},
    {"gitee.com", on_none},
};
constexpr HostIndex kIndex(kHosts);

// "arxiv-org.ezproxy.example.edu": a library's gate to arxiv.org.
FoundReference behind_gate(const Url& url) {
  if (url.host().starts_with("arxiv-org.")) return on_arxiv(url);
  return url.host().starts_with("doi-org.") ? on_doi_resolver(url) : std::nullopt;
}

// Length of the path up to its ".pdf", with which it ends, or behind which a sentence is glued to
// it; 0 if there is none.
std::size_t length_to_pdf(std::string_view path) {
  constexpr std::string_view kEnding = ".pdf";
  if (ends_with_ignore_case(path, kEnding)) return path.size();
  const std::size_t at = path.rfind(kEnding);
  if (at == path.npos) return 0;
  const std::size_t end = at + kEnding.size();
  return path[end] == '%' || path[end] == '!' || path[end] == ')' || path[end] == '*' ? end : 0;
}

bool says_doi(const Url& url) {
  const std::string_view path = url.path();
  if (path.find("10.") == path.npos) return url.query().find("doi") != url.query().npos;
  for (const std::string_view word : {"doi", "article", "content", "abstract", "sci-hub"}) {
    if (path.find(word) != path.npos || url.host().find(word) != path.npos) return true;
  }
  return false;
}

}  // namespace

bool has_papers(const HostSums& host) {
  return kIndex.find(host) != nullptr || host.host().starts_with("arxiv-org.") ||
         host.host().starts_with("doi-org.");
}

FoundReference find_paper(const Url& url) {
  if (const PaperHost* known = kIndex.find(url.host())) return known->find(url);
  if (FoundReference found = behind_gate(url)) return found;
  return says_doi(url) ? on_publisher(url) : std::nullopt;
}

FoundReference find_pdf(const Url& url) {
  const std::size_t length = length_to_pdf(url.path());
  if (length == 0 || url.host().empty()) return std::nullopt;
  const bool is_glued = length < url.path().size();
  const auto path = static_cast<std::size_t>(url.path().data() - url.text().data());
  const std::size_t fragment = url.fragment().empty() ? 0 : url.fragment().size() + 1;
  std::string address =
      url.text().substr(0, is_glued ? path + length : url.text().size() - fragment);
  std::string id = address.substr(address.find("//") + 2);
  return Reference{std::move(id), "pdf", std::move(address)};
}

}  // namespace sheaf
