#include "fetch/request_headers.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/text.h"

namespace sheaf {
namespace {

// What says nothing of who asks.
bool is_harmless(std::string_view name) {
  constexpr std::array<std::string_view, 4> kNames = {"user-agent", "cache-control", "pragma",
                                                      "dnt"};
  const std::string lower = ascii_lower(name);
  return lower.starts_with("accept") || lower.starts_with("if-") ||
         std::find(kNames.begin(), kNames.end(), lower) != kNames.end();
}

bool can_be_sent(const Header& header) {
  const auto is_bad = [](char c) { return c == '\r' || c == '\n' || c == '\0'; };
  return !header.name.empty() && header.name.find_first_of(": ") == std::string::npos &&
         std::none_of(header.name.begin(), header.name.end(), is_bad) &&
         std::none_of(header.value.begin(), header.value.end(), is_bad);
}

void append(StringList& list, const Header& header, HeaderScope scope) {
  if (!can_be_sent(header)) return;
  if (scope == HeaderScope::kOtherOrigin && !is_harmless(header.name)) return;
  append(list, (header.name + ":" + (header.value.empty() ? "" : " " + header.value)).c_str());
}

}  // namespace

StringList make_header_list(const std::vector<Header>& common, const std::vector<Header>& own,
                            HeaderScope scope) {
  StringList list;
  for (const Header& header : common) {
    if (!find_header(own, header.name)) append(list, header, scope);
  }
  for (const Header& header : own) append(list, header, scope);
  return list;
}

}  // namespace sheaf
