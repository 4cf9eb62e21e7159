// Order, sections and selection of an issue's items.
#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "digest/issue.h"
#include "digest/language.h"

namespace sheaf {

enum class SortBy : std::uint8_t {
  kGiven,
  kDate,    // newest first, undated ones last
  kTitle,   // by code points
  kSource,  // by code points
  kCited,   // first what shows the papers and repositories to which most of the items point
};
enum class SectionBy : std::uint8_t {
  kGiven,
  kSite,      // the publisher
  kKind,      // papers, repositories, others: what the first link is
  kLanguage,  // of the article
};
std::optional<SortBy> find_sort(std::string_view name);        // "date", "title", ...
std::optional<SectionBy> find_section(std::string_view name);  // "site", "kind", "language"

struct Ordering {
  SortBy sort = SortBy::kGiven;  // inside each section
  SectionBy section = SectionBy::kGiven;
  std::size_t limit = std::numeric_limits<std::size_t>::max();  // items, after sorting
  std::string since = {};  // YYYY-MM-DD: earlier and undated ones are left out; "" = none
};

// Sections come in the order of their first items. What `since` leaves out is said in `left_out`.
void order_items(std::vector<Section>& sections, const Ordering& ordering, const Language& language,
                 std::vector<std::string>& left_out);

void number_items(std::vector<Section>& sections);  // from 1, through all sections

}  // namespace sheaf
