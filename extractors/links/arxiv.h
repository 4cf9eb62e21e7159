// arXiv's ids (https://info.arxiv.org/help/arxiv_identifier.html). Internal to extractors/links/.
//
//   new, since April 2007:  YYMM.NNNN, from 2015 on YYMM.NNNNN   2103.17249v2
//   old, until March 2007:  archive[.CLASS]/YYMMNNN              math.GT/0309136
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "extractors/links/reference.h"
#include "url/url.h"

namespace sheaf {

struct ArxivId {
  std::string id;  // without version and subject class: "math/0309136"
  std::string version;
  std::size_t length;  // of what was read
};

// The id that `text` begins with. Strict: the number of digits must be that of its month, the month
// must exist, and numbers begin at 1, so that a piece of a DOI or a date does not pass. A subject
// class is dropped, in front of a new id too; a missing hyphen ("hepth/9901001") is put in.
std::optional<ArxivId> read_arxiv_id(std::string_view text);

Reference arxiv_reference(ArxivId id);

// arxiv.org, its mirrors and what renders its papers; nullopt for their other pages.
std::optional<Reference> on_arxiv(const Url& url);

// For sites that show a paper at "/word/ID" with one of these words: alphaxiv.org, ...
std::optional<Reference> on_arxiv_viewer(const Url& url);

}  // namespace sheaf
