#include "extractors/meta/date_local.h"

#include "extractors/meta/date_context.h"
#include "extractors/meta/date_declared.h"
#include "extractors/meta/date_sightings.h"
#include "extractors/meta/date_text.h"
#include "extractors/meta/date_value.h"

namespace sheaf {
namespace {

constexpr std::int64_t kMinute = 60, kHour = 3600;
constexpr int kMostCost = 300;  // of a date seen: farther from the headline it may be another's

// "2023-11-09T05:30Z" or with seconds; not midnight, which is how a mere day is often written.
bool is_utc_instant(std::string_view iso) {
  return iso.size() >= 17 && iso.ends_with('Z') && !iso.substr(10).starts_with("T00:00");
}

std::optional<std::string> find_declared_instant(const Source& source) {
  const DateContext context = date_context(source);
  for (const auto find : {declared::find_linked_published, declared::find_article_published}) {
    Findings found;
    find(source, found);
    for (const Finding& finding : found.all()) {
      std::optional<std::string> iso = parse_date(finding.text, context);
      if (!iso) continue;
      return is_utc_instant(*iso) ? iso : std::nullopt;
    }
  }
  return std::nullopt;
}

bool has_clock(std::string_view iso) { return iso.size() > 10; }

bool has_offset(std::string_view iso) {
  return has_clock(iso) && (iso.ends_with('Z') || iso.find_first_of("+-", 10) != iso.npos);
}

// The instant by the page's own clock, "" if the clock does not say it.
std::string by_own_clock(std::string_view iso, std::int64_t instant) {
  const std::int64_t said = date_seconds(iso).value_or(0);
  const bool whole_minutes = iso.size() < 19 || iso[16] != ':';
  const std::int64_t rest = whole_minutes ? instant % kMinute : 0;
  if (has_offset(iso)) {
    const bool same = said == instant - rest && !iso.ends_with('Z');
    return same ? std::string(iso) : std::string();
  }
  const std::int64_t ahead = said - (instant - rest);
  if (ahead == 0 || ahead % (kHour / 2) != 0 || ahead < -11 * kHour || ahead > 13 * kHour)
    return {};
  DateValue local = date_at(instant, static_cast<int>(ahead / kMinute));
  if (whole_minutes) local.second = -1;
  return to_iso(local);
}

}  // namespace

void find_local_published(const Source& source, Findings& found) {
  const std::optional<std::string> declared = find_declared_instant(source);
  if (!declared) return;
  const std::int64_t instant = *date_seconds(*declared);
  for (const DateSighting& seen : extract_date_sightings(source)) {
    const bool own = seen.label == DateLabel::kNone || seen.label == DateLabel::kPublished;
    if (!own || seen.cost > kMostCost || !has_clock(seen.iso)) continue;
    found.add(by_own_clock(seen.iso, instant), seen.node);
  }
}

}  // namespace sheaf
