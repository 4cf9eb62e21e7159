// The titles that a page declares in its metadata, and which headline they confirm.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extractors/extractor.h"
#include "extractors/meta/headlines.h"

namespace sheaf {

struct DeclaredTitles {
  std::vector<std::string> whole;      // as they are
  std::vector<std::string> shortened;  // without the site's name, where that makes a difference
};

// JSON-LD headline, og:title, twitter:title, citation_title and kin, <title>, in that order: on one
// line, entities decoded, each wording once, without those that only name the site.
DeclaredTitles extract_declared_titles(const Source& source, const SiteNames& site);

// The headline that a declared title confirms: the same (case and punctuation aside), or the same
// with more behind it, else the same as a part of it, else close to it in wording. The text is the
// headline's; the declared title's where the headline is all capitals, or one piece of the heading
// has just that text and the others are a kicker.
std::optional<Finding> find_confirmed_headline(const Page& page,
                                               const std::vector<Headline>& headlines,
                                               const DeclaredTitles& declared);

// The first and surest of these steps: an h1 that is the same, or the same with more behind it.
std::optional<Finding> find_confirmed_h1(const Page& page, const std::vector<Headline>& headlines,
                                         const DeclaredTitles& declared);

}  // namespace sheaf
