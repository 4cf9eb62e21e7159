#include "extractors/china_time.h"

#include <algorithm>
#include <cstdint>

#include "base/json.h"
#include "base/text.h"
#include "extractors/meta/date_text.h"
#include "page/visible_text.h"

namespace sheaf {
namespace {

constexpr std::string_view kZone = "+08:00";

// A date as date_text.h gives it: what follows the T has a zone or none.
bool needs_zone(std::string_view iso) {
  const std::size_t time = iso.find('T');
  return time != iso.npos && iso.find_first_of("Z+-", time) == iso.npos;
}

}  // namespace

std::string china_time(std::string_view text, std::optional<std::int64_t> reference) {
  // Behind a label, 2024年5月6日 read as a whole would be 5月6日 of the reference's year.
  std::optional<std::string> iso = parse_date(text, {.language = "zh"});
  if (!iso) {
    const DateContext context{.language = "zh", .reference = reference};
    const std::optional<DateMatch> match = find_date(text, context);
    iso = match ? match->iso : parse_date(text, context);
  }
  if (!iso) return {};
  return needs_zone(*iso) ? *iso + std::string(kZone) : *iso;
}

std::string china_time_of_epoch(std::string_view digits) {
  constexpr std::int64_t kEightHours = 8 * 3600;
  if (digits.size() != 10 && digits.size() != 13) return {};
  if (!std::all_of(digits.begin(), digits.end(), is_ascii_digit)) return {};
  std::int64_t seconds = 0;
  for (const char c : digits.substr(0, 10)) seconds = seconds * 10 + (c - '0');
  const std::optional<std::string> utc = parse_date(std::to_string(seconds + kEightHours), {});
  if (!utc || !utc->ends_with('Z')) return {};
  return utc->substr(0, utc->size() - 1) + std::string(kZone);
}

std::string china_time_of_epoch(const Json* number) {
  if (!number || !number->is_number_unsigned()) return {};
  return china_time_of_epoch(std::to_string(number->get<std::uint64_t>()));
}

void add_china_time(const Source& source, std::string_view text, NodeId node, Findings& found) {
  found.add({china_time(text, source.fetched_at), node});
}

void add_china_time(const Source& source, NodeId node, Findings& found) {
  if (node != kNoNode) add_china_time(source, inline_text(source.page, node), node, found);
}

}  // namespace sheaf
