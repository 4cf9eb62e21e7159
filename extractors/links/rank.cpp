#include "extractors/links/rank.h"

#include <array>
#include <string>
#include <unordered_map>

namespace sheaf {
namespace {

struct Entry {
  Link best;
  std::size_t in_body = 0;  // occurrences outside the list of references
};

bool fits(CueKind cue, Kind kind) {
  switch (cue) {
    case CueKind::kPaper:
      return kind == Kind::kPaper;
    case CueKind::kRepository:
      return kind != Kind::kPaper && kind != Kind::kVideo;
    case CueKind::kResource:
      return kind != Kind::kPaper;
    default:
      return false;
  }
}

// The less, the better a link says what it is.
int distance(const Link& link) {
  if (link.place == Place::kPage) return 0;
  const int away = link.place == Place::kReferenceList ? 3 : link.place == Place::kOutside ? 1 : 0;
  return away + (fits(link.cue_kind, link.reference.kind) ? 0
                 : link.cue_kind != CueKind::kNone        ? 4
                                                          : 8);
}

std::vector<Entry> gather(std::vector<Link> links) {
  std::vector<Entry> entries;
  std::unordered_map<std::string, std::size_t> at;
  for (Link& link : links) {
    const bool in_body = link.place != Place::kReferenceList;
    const auto [known, is_new] = at.emplace(reference_key(link.reference), entries.size());
    if (is_new) {
      entries.push_back({std::move(link), in_body ? 1u : 0u});
      continue;
    }
    Entry& entry = entries[known->second];
    entry.in_body += in_body ? 1 : 0;
    if (distance(link) < distance(entry.best)) std::swap(entry.best, link);
    // A DOI's own address, where the article gives it too, outlives its publisher's page.
    if (link.reference.url.starts_with("https://doi.org/")) {
      entry.best.reference.url = std::move(link.reference.url);
    }
  }
  return entries;
}

constexpr std::size_t kFew = 5;  // of a kind: then one that is named twice stands out

// How many things of one kind there are.
struct Rivals {
  std::size_t in_body = 0, in_all = 0;
};

RoleReason find_reason(const Entry& entry, Rivals rivals) {
  const Link& link = entry.best;
  const bool is_announced = fits(link.cue_kind, link.reference.kind);
  if (link.place == Place::kPage) return RoleReason::kPageItself;
  if (entry.in_body == 0) {
    return is_announced && rivals.in_all == 1 ? RoleReason::kAnnounced : RoleReason::kReferenceList;
  }
  if (is_announced && link.place != Place::kReferenceList) return RoleReason::kAnnounced;
  if (rivals.in_body == 1) return RoleReason::kOnlyOne;
  return rivals.in_body <= kFew && entry.in_body > 1 ? RoleReason::kNamedTwice
                                                     : RoleReason::kOneOfMany;
}

Role role_for(RoleReason reason) {
  return reason < RoleReason::kOneOfMany ? Role::kPrimary : Role::kMentioned;
}

}  // namespace

std::string_view role_reason_text(RoleReason reason) {
  switch (reason) {
    case RoleReason::kPageItself:
      return "the page is its own";
    case RoleReason::kAnnounced:
      return "announced by its cue";
    case RoleReason::kOnlyOne:
      return "the only one of its kind in the article";
    case RoleReason::kNamedTwice:
      return "one of few, and named more than once";
    case RoleReason::kOneOfMany:
      return "one of several of its kind";
    case RoleReason::kReferenceList:
      break;
  }
  return "in the list of references alone";
}

std::vector<RankedLink> rank_links(std::vector<Link> links) {
  std::vector<Entry> entries = gather(std::move(links));
  std::array<Rivals, static_cast<std::size_t>(Kind::kCount)> counts;
  for (const Entry& entry : entries) {
    Rivals& rivals = counts[static_cast<std::size_t>(entry.best.reference.kind)];
    ++rivals.in_all;
    if (entry.in_body > 0) ++rivals.in_body;
  }
  std::vector<RankedLink> ranked;
  ranked.reserve(entries.size());
  for (Entry& entry : entries) {
    const RoleReason reason =
        find_reason(entry, counts[static_cast<std::size_t>(entry.best.reference.kind)]);
    ranked.push_back({std::move(entry.best), role_for(reason), reason});
  }
  return ranked;
}

}  // namespace sheaf
