// DOIs (ISO 26324; which characters they really have: Crossref, "DOIs and matching regular
// expressions", 2015). Internal to extractors/links/.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "extractors/links/reference.h"
#include "url/url.h"

namespace sheaf {

// The DOI that begins at text[at] with "10.", as written; "" if none does. It ends before space,
// quotes, CJK characters, '?', '#' (but ";2-#" of old serial items) and '<' (but before a digit);
// from its end come off punctuation and closing brackets that were not opened in it. DOIs that
// truly end in punctuation (four of a thousand odd ones) lose it. At most 512 bytes, else "".
std::string_view doi_at(std::string_view text, std::size_t at);

// The reference that a DOI names: scheme "doi", lower case (ASCII alone). Those that arXiv, the ACL
// Anthology and IJCAI register for their own papers become theirs. nullopt for 10.5555/, which no
// resolver knows.
std::optional<Reference> doi_reference(std::string_view doi);

// doi.org and kin: the DOI is the path.
std::optional<Reference> on_doi_resolver(const Url& url);

// Publishers whose addresses hold the DOI, in the path ("/doi/abs/10.1145/...", "/article/10...")
// or in a parameter ("?id=10.1371/..."). What pages add behind it ("/full", ".pdf", "v1.full.pdf")
// comes off.
std::optional<Reference> on_publisher(const Url& url);

// A DOI found in the address of its publisher's page: that page is the one to read, since the
// article vouches for it and nobody for the resolver's. From a PDF the resolver leads to the page.
std::optional<Reference> with_page(std::optional<Reference> found, const Url& url);
std::optional<Reference> on_publisher_page(const Url& url);

}  // namespace sheaf
