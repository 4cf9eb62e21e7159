#include "extractors/meta/date_local.h"

#include <cstdint>

#include "extractors/meta/date_context.h"
#include "extractors/meta/date_declared.h"
#include "extractors/meta/date_sightings.h"
#include "extractors/meta/date_text.h"
#include "extractors/meta/date_value.h"
#include "extractors/meta/date_weights.h"

namespace sheaf {
namespace {

constexpr std::int64_t kMinute = 60, kHour = 3600;

bool says_utc(std::string_view iso) {
  return iso.size() > 16 && (iso.ends_with('Z') || iso.ends_with("+00:00"));
}

bool has_seconds(std::string_view iso) { return iso.size() > 18 && iso[16] == ':'; }

// "2023-11-09T05:30Z" or with seconds; not midnight, which is how a mere day is often written.
bool is_utc_instant(std::string_view iso) {
  return says_utc(iso) && !iso.substr(10).starts_with("T00:00");
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

// Minutes east of Greenwich of the clock that shows the instant as `iso`, if it can be one.
std::optional<int> find_offset(std::string_view iso, std::int64_t instant) {
  if (!has_seconds(iso)) instant -= instant % kMinute;
  const std::int64_t said = date_seconds(iso).value_or(0);
  if (has_offset(iso)) {
    const std::size_t sign = iso.find_last_of("+-");
    if (said != instant || says_utc(iso)) return std::nullopt;
    const int hours = (iso[sign + 1] - '0') * 10 + (iso[sign + 2] - '0');
    const int minutes = (iso[sign + 4] - '0') * 10 + (iso[sign + 5] - '0');
    return (iso[sign] == '-' ? -1 : 1) * (hours * 60 + minutes);
  }
  const std::int64_t ahead = said - instant;
  const bool possible =
      ahead != 0 && ahead % (kHour / 2) == 0 && ahead >= -11 * kHour && ahead <= 13 * kHour;
  return possible ? std::optional(static_cast<int>(ahead / kMinute)) : std::nullopt;
}

}  // namespace

void find_local_published(const Source& source, Findings& found) {
  const std::optional<std::string> declared = find_declared_instant(source);
  if (!declared) return;
  const std::int64_t instant = *date_seconds(*declared);
  for (const DateSighting& seen : extract_date_sightings(source)) {
    const bool own = seen.label == DateLabel::kNone || seen.label == DateLabel::kPublished;
    if (!own || seen.cost > weight::kMostClock || !has_clock(seen.iso)) continue;
    const std::optional<int> offset = find_offset(seen.iso, instant);
    if (!offset) continue;
    DateValue local = date_at(instant, *offset);
    if (!has_seconds(*declared)) local.second = -1;
    found.add(to_iso(local), seen.node);
  }
}

}  // namespace sheaf
