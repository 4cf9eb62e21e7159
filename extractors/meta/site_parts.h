// Which parts of a title name the site.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "extractors/meta/headlines.h"
#include "extractors/meta/site_names.h"

namespace sheaf {

// "Example Times: Article - Section" -> "Article - Section" and "Article | Example Times - News" ->
// "Article" on a page of Example Times; also without "by Author" at the end. Never "": a view into
// the title, the whole of it where no part is the site's. Of a heading the page's own name before a
// colon is a part: "PaLM-E: An Embodied Language Model" on palm-e.github.io.
enum class TitleOf : std::uint8_t { kMetadata, kHeading };
std::string_view drop_site_parts(std::string_view title, const SiteNames& site,
                                 TitleOf of = TitleOf::kMetadata);

// The part that names the site: one that is like the host's name, else the last one where the rest
// is what the page shows as its headline. "" if none is.
std::string_view find_site_part(std::string_view title, const SiteNames& site,
                                const std::vector<Headline>& headlines);

}  // namespace sheaf
