#include "digest/order.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <iterator>
#include <map>
#include <utility>

#include "digest/link_key.h"
#include "extractors/meta/date_text.h"

namespace sheaf {
namespace {

template <typename Value, std::size_t kCount>
std::optional<Value> find_named(const std::array<std::string_view, kCount>& names,
                                std::string_view name) {
  const auto found = std::find(names.begin(), names.end(), name);
  if (found == names.end()) return std::nullopt;
  return static_cast<Value>(found - names.begin());
}

constexpr std::array<std::string_view, 5> kSorts = {"given", "date", "title", "source", "cited"};
constexpr std::array<std::string_view, 4> kSections = {"given", "site", "kind", "language"};

// The lowest number without a date.
std::int64_t seconds_of(const IssueItem& item) {
  return date_seconds(item.published).value_or(std::numeric_limits<std::int64_t>::min());
}

using Citations = std::map<std::string, std::size_t>;

template <typename Use>
void for_each_reference(const IssueItem& item, Use use) {
  for (const auto* list : {&item.papers, &item.repos}) {
    for (const IssueLink& link : *list) use(link, link_key(link));
  }
}

Citations count_citations(const std::vector<Section>& sections) {
  Citations count;
  for (const Section& section : sections) {
    for (const IssueItem& item : section.items) {
      for_each_reference(item, [&](const IssueLink&, const std::string& key) { ++count[key]; });
    }
  }
  return count;
}

std::size_t citations_of(const IssueItem& item, const Citations& count) {
  std::size_t most = 0;
  for_each_reference(item, [&](const IssueLink& link, const std::string& key) {
    if (link.primary) most = std::max(most, count.at(key));
  });
  return most;
}

// Stable, by falling keys.
template <typename KeyOf>
void sort_falling(std::vector<IssueItem>& items, KeyOf key_of) {
  std::stable_sort(items.begin(), items.end(),
                   [&](const IssueItem& a, const IssueItem& b) { return key_of(a) > key_of(b); });
}

void sort_items(std::vector<IssueItem>& items, SortBy sort, const Citations& citations) {
  const auto by_text = [&](std::string IssueItem::*text) {
    std::stable_sort(items.begin(), items.end(),
                     [text](const IssueItem& a, const IssueItem& b) { return a.*text < b.*text; });
  };
  switch (sort) {
    case SortBy::kGiven:
      return;
    case SortBy::kDate:
      return sort_falling(items, [](const IssueItem& item) { return seconds_of(item); });
    case SortBy::kTitle:
      return by_text(&IssueItem::title);
    case SortBy::kSource:
      return by_text(&IssueItem::source);
    case SortBy::kCited:
      return sort_falling(items,
                          [&](const IssueItem& item) { return citations_of(item, citations); });
  }
}

std::string section_title(const IssueItem& item, SectionBy by, const Language& language) {
  std::string title;
  if (by == SectionBy::kSite) title = item.source;
  if (by == SectionBy::kLanguage) title = item.language.substr(0, item.language.find('-'));
  if (by == SectionBy::kKind && !item.links.empty()) {
    title = language.word("section_" + item.links.front().kind);
  }
  return title.empty() ? language.word("no_section") : title;
}

std::vector<Section> regroup(std::vector<Section> sections, SectionBy by,
                             const Language& language) {
  std::vector<Section> out;
  std::map<std::string, std::size_t> places;
  for (Section& section : sections) {
    for (IssueItem& item : section.items) {
      const std::string title = section_title(item, by, language);
      const auto [place, is_new] = places.emplace(title, out.size());
      if (is_new) out.push_back({title, {}});
      out[place->second].items.push_back(std::move(item));
    }
  }
  return out;
}

void leave_out_before(std::vector<Section>& sections, const std::string& since,
                      std::vector<std::string>& left_out) {
  for (Section& section : sections) {
    std::erase_if(section.items, [&](const IssueItem& item) {
      const bool dated = date_seconds(item.published).has_value();
      const bool early = !dated || item.published.substr(0, 10) < since;
      if (early) {
        left_out.push_back((item.url.empty() ? item.title : item.url) + ": " +
                           (dated ? "published " + item.published : "no date"));
      }
      return early;
    });
  }
}

void cut_to(std::vector<Section>& sections, std::size_t limit) {
  for (Section& section : sections) {
    if (section.items.size() > limit) {
      section.items.erase(section.items.begin() + static_cast<std::ptrdiff_t>(limit),
                          section.items.end());
    }
    limit -= section.items.size();
  }
}

}  // namespace

std::optional<SortBy> find_sort(std::string_view name) { return find_named<SortBy>(kSorts, name); }

std::optional<SectionBy> find_section(std::string_view name) {
  return find_named<SectionBy>(kSections, name);
}

void order_items(std::vector<Section>& sections, const Ordering& ordering, const Language& language,
                 std::vector<std::string>& left_out) {
  if (!ordering.since.empty()) leave_out_before(sections, ordering.since, left_out);
  const Citations citations =
      ordering.sort == SortBy::kCited ? count_citations(sections) : Citations();
  for (Section& section : sections) sort_items(section.items, ordering.sort, citations);
  cut_to(sections, ordering.limit);
  if (ordering.section != SectionBy::kGiven) {
    sections = regroup(std::move(sections), ordering.section, language);
  }
  std::erase_if(sections, [](const Section& section) { return section.items.empty(); });
  number_items(sections);
}

void number_items(std::vector<Section>& sections) {
  std::size_t number = 0;
  for (Section& section : sections) {
    for (IssueItem& item : section.items) item.number = ++number;
  }
}

}  // namespace sheaf
