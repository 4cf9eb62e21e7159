#include "fetch/freshness.h"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>

#include "base/number.h"
#include "base/text.h"
#include "fetch/dates.h"

namespace sheaf {
namespace {

constexpr std::int64_t kDay = 24 * 3600;
constexpr std::int64_t kForever = 1ll << 31;  // RFC 9111 1.2.2

// The argument of a Cache-Control directive, "" if it has none; nothing if it is not there.
std::optional<std::string_view> find_directive(const Response& response, std::string_view name) {
  for (const Header& header : response.headers) {
    if (!equals_ignore_case(header.name, "Cache-Control")) continue;
    for (const std::string_view part : split(header.value, ',')) {
      const std::size_t equal = part.find('=');
      if (!equals_ignore_case(trim(part.substr(0, equal)), name)) continue;
      if (equal == part.npos) return std::string_view();
      std::string_view argument = trim(part.substr(equal + 1));
      if (argument.size() > 1 && argument.starts_with('"') && argument.ends_with('"'))
        argument = argument.substr(1, argument.size() - 2);
      return argument;
    }
  }
  return std::nullopt;
}

// Nothing if it is no number; a great one is cut.
std::optional<std::int64_t> read_seconds(std::string_view text) {
  const std::optional<std::uint64_t> seconds = find_number(text);
  if (!seconds) return std::nullopt;
  return static_cast<std::int64_t>(std::min<std::uint64_t>(*seconds, kForever));
}

std::int64_t lifetime_of(const Response& response) {
  if (const auto max_age = find_directive(response, "max-age"))
    return read_seconds(*max_age).value_or(0);  // 4.2.1: not valid is stale
  const std::int64_t fetched_at = std::clamp<std::int64_t>(response.fetched_at, 0, kLatestTime);
  const std::int64_t date = find_http_date(field_of(response.headers, "Date")).value_or(fetched_at);
  if (find_header(response.headers, "Expires"))
    return find_http_date(field_of(response.headers, "Expires")).value_or(0) - date;
  const auto modified = find_http_date(field_of(response.headers, "Last-Modified"));
  return modified ? std::clamp<std::int64_t>((date - *modified) / 10, 0, kDay) : 0;
}

}  // namespace

bool may_be_stored(const Response& response) {
  const bool lasting = response.status == 200 || response.status == 203 || response.status == 404 ||
                       response.status == 410;
  return lasting && response.body_state == BodyState::kWhole &&
         !find_directive(response, "no-store") && trim(field_of(response.headers, "Vary")) != "*";
}

std::int64_t freshness_of(const Response& response) {
  const bool may_move = std::any_of(response.hops.begin(), response.hops.end(), [](const Hop& hop) {
    return hop.status != 301 && hop.status != 308;
  });
  if (may_move) return 0;
  if (find_directive(response, "no-cache")) return 0;
  const std::int64_t age = read_seconds(field_of(response.headers, "Age")).value_or(0);
  return std::clamp<std::int64_t>(lifetime_of(response) - age, 0, kForever);
}

std::vector<Header> validators_of(const std::vector<Header>& headers) {
  std::vector<Header> out;
  if (const Header* tag = find_header(headers, "ETag"); tag && !tag->value.empty())
    out.push_back({"If-None-Match", tag->value});
  if (const Header* date = find_header(headers, "Last-Modified"); date && !date->value.empty())
    out.push_back({"If-Modified-Since", date->value});
  return out;
}

}  // namespace sheaf
