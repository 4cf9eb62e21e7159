// The papers of an issue as bibliographies list them.
#pragma once

#include "base/json_fwd.h"
#include "digest/issue.h"

namespace sheaf {

// Each paper once, in the order of the issue:
//   key          "arxiv-2103.17249": letters, digits, . - only; unique
//   arxiv, doi   its id, or null
//   doi_url      the same DOI, for templates to write as an address: BibLaTeX takes it verbatim
//   url
//   title        of the paper, null if unknown: known where the item is the paper's own page
//   authors      [{"name": "..."}]; as known as the title
//   year, month  by its arXiv id, else of the item that is the paper's page; null if unknown
//   cited_by     {"title", "source", "url"} of the first item that points to it
Json papers_json(const Issue& issue);

}  // namespace sheaf
