#include "digest/related.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <set>
#include <utility>

#include "digest/link_key.h"
#include "digest/order.h"
#include "digest/terms.h"

namespace sheaf {
namespace {

constexpr double kAlike = 0.5;
// Texts are compared pair by pair, so in larger digests shared references alone count.
constexpr std::size_t kMostCompared = 1000;

// Sets that grow together.
class Groups {
 public:
  explicit Groups(std::size_t count) : parents_(count) {
    std::iota(parents_.begin(), parents_.end(), std::size_t{0});
  }
  std::size_t first_of(std::size_t i) {
    while (parents_[i] != i) i = parents_[i] = parents_[parents_[i]];
    return i;
  }
  void join(std::size_t a, std::size_t b) {
    a = first_of(a), b = first_of(b);
    parents_[std::max(a, b)] = std::min(a, b);
  }

 private:
  std::vector<std::size_t> parents_;
};

using Items = std::vector<const IssueItem*>;

void join_by_reference(const Items& items, Groups& groups) {
  std::map<std::string, std::size_t> first;
  for (std::size_t i = 0; i < items.size(); ++i) {
    for (const auto* list : {&items[i]->papers, &items[i]->repos}) {
      for (const IssueLink& link : *list) {
        if (!link.primary || link.id.empty()) continue;
        const std::string key = link_key(link);
        groups.join(first.emplace(key, i).first->second, i);
      }
    }
  }
}

void join_by_text(const Items& items, Groups& groups) {
  if (items.size() > kMostCompared) return;
  std::vector<Terms> terms;
  for (const IssueItem* item : items)
    terms.push_back(terms_of(item->title + "\n" + item->excerpt.text));
  for (std::size_t i = 0; i < items.size(); ++i) {
    for (std::size_t j = i + 1; j < items.size(); ++j) {
      if (cosine(terms[i], terms[j]) >= kAlike) groups.join(i, j);
    }
  }
}

Reading reading_of(const IssueItem& item) {
  return {item.id, item.title, item.url, item.source, item.published};
}

// For each item, in the order of the issue, the first of its group.
std::vector<std::size_t> group(const std::vector<Section>& sections) {
  Items items;
  for (const Section& section : sections) {
    for (const IssueItem& item : section.items) items.push_back(&item);
  }
  Groups groups(items.size());
  join_by_reference(items, groups);
  join_by_text(items, groups);
  std::vector<std::size_t> firsts;
  for (std::size_t i = 0; i < items.size(); ++i) firsts.push_back(groups.first_of(i));
  return firsts;
}

// Names the others of its group in each item.
void name_others(std::vector<Section>& sections, const std::vector<std::size_t>& firsts) {
  std::map<std::size_t, std::vector<std::pair<std::size_t, Reading>>> members;
  std::size_t i = 0;
  for (const Section& section : sections) {
    for (const IssueItem& item : section.items) {
      members[firsts[i]].emplace_back(i, reading_of(item));
      ++i;
    }
  }
  i = 0;
  for (Section& section : sections) {
    for (IssueItem& item : section.items) {
      for (const auto& [other, reading] : members[firsts[i]]) {
        if (item.related.size() == kMostRelated) break;
        if (other != i) item.related.push_back(reading);
      }
      ++i;
    }
  }
}

using Links = std::vector<IssueLink> IssueItem::*;

void add_links(const Items& followers, Links links, IssueItem& first) {
  std::vector<IssueLink>& to = first.*links;
  std::map<std::string, std::size_t> places;
  for (std::size_t i = 0; i < to.size(); ++i) places.emplace(link_key(to[i]), i);
  for (const IssueItem* follower : followers) {
    for (const IssueLink& link : follower->*links) {
      const auto [place, is_new] = places.emplace(link_key(link), to.size());
      if (is_new)
        to.push_back(link);
      else
        to[place->second].primary |= link.primary;
    }
  }
}

void add_tags(const Items& followers, IssueItem& first) {
  std::set<std::string> known(first.tags.begin(), first.tags.end());
  for (const IssueItem* follower : followers) {
    for (const std::string& tag : follower->tags) {
      if (known.insert(tag).second) first.tags.push_back(tag);
    }
  }
}

void merge_into(IssueItem& first, const Items& followers) {
  for (const Links links :
       {&IssueItem::links, &IssueItem::papers, &IssueItem::repos, &IssueItem::resources})
    add_links(followers, links, first);
  add_tags(followers, first);
  for (const IssueItem* follower : followers) {
    if (!first.picture) first.picture = follower->picture;
  }
}

// Gives each first item what only its followers know.
void merge_followers(std::vector<Section>& sections, const std::vector<std::size_t>& firsts) {
  std::vector<IssueItem*> items;
  for (Section& section : sections) {
    for (IssueItem& item : section.items) items.push_back(&item);
  }
  std::map<std::size_t, Items> followers;
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (firsts[i] != i) followers[firsts[i]].push_back(items[i]);
  }
  for (const auto& [first, others] : followers) merge_into(*items[first], others);
}

// Puts the followers of each first item behind it, or takes them away.
void gather(std::vector<Section>& sections, const std::vector<std::size_t>& firsts,
            RelatedMode mode) {
  std::map<std::size_t, std::vector<IssueItem>> followers;
  std::size_t i = 0;
  for (Section& section : sections) {
    for (IssueItem& item : section.items) {
      if (firsts[i] != i && mode == RelatedMode::kGroup) {
        followers[firsts[i]].push_back(std::move(item));
      }
      ++i;
    }
  }
  i = 0;
  for (Section& section : sections) {
    std::vector<IssueItem> items;
    for (IssueItem& item : section.items) {
      const std::size_t place = i++;
      if (firsts[place] != place) continue;
      items.push_back(std::move(item));
      for (IssueItem& follower : followers[place]) items.push_back(std::move(follower));
    }
    section.items = std::move(items);
  }
  std::erase_if(sections, [](const Section& section) { return section.items.empty(); });
}

}  // namespace

std::optional<RelatedMode> find_related_mode(std::string_view name) {
  if (name == "off") return RelatedMode::kOff;
  if (name == "hint") return RelatedMode::kHint;
  if (name == "group") return RelatedMode::kGroup;
  if (name == "merge") return RelatedMode::kMerge;
  return std::nullopt;
}

void relate_items(std::vector<Section>& sections, RelatedMode mode) {
  if (mode == RelatedMode::kOff) return;
  const std::vector<std::size_t> firsts = group(sections);
  name_others(sections, firsts);
  if (mode == RelatedMode::kMerge) merge_followers(sections, firsts);
  if (mode != RelatedMode::kHint) gather(sections, firsts, mode);
  number_items(sections);
}

}  // namespace sheaf
