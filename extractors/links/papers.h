// Which paper an address or a word of text names.
#pragma once

#include <optional>
#include <string_view>

#include "extractors/links/reference.h"
#include "url/url.h"

namespace sheaf {

class HostSums;  // extractors/links/host_index.h

// The paper (or record of an archive: Kind::kDataset) that `url` shows, in whichever form:
// abstract, PDF, a mirror, a catalogue's page. By the URL's form alone; nullopt for listings,
// searches, authors and issues. A DOI in the path of a publisher that nobody here knows is found
// too, where the path says that it is one ("/doi/", "/article/", "/content/"). Takes canonical
// URLs: wrappers are the caller's to take off (url/url.h).
std::optional<Reference> find_paper(const Url& url);

// Whether find_paper looks closer at addresses of this host, lower-case.
bool has_papers(const HostSums& host);

// A PDF that lies somewhere: scheme "pdf", the id its address. For links that a label calls a
// paper.
std::optional<Reference> find_pdf(const Url& url);

// The id written at text[at], or nullopt. text[at] begins one of
//   10.1109/…                                 a DOI, with or without "doi:" in front
//   arXiv:… arXiv：… arxiv …  (any case)      with what stands between the word and the id
//   PMID: …  PMCID: …  (any case)
// A number alone is no id. Not when a letter or digit stands right before text[at], nor, for a DOI,
// a '.'. Linear in the id's length: look for the words ("10.", "rxiv", "PM") and call this there.
std::optional<Written> find_written_paper(std::string_view text, std::size_t at);

}  // namespace sheaf
