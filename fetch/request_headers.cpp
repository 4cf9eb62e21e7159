#include "fetch/request_headers.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/text.h"
#include "fetch/header_rules.h"
#include "fetch/response.h"

namespace sheaf {
namespace {

constexpr const char* kCodings = "gzip, deflate, br, zstd";

// What says nothing of who asks.
bool is_harmless(std::string_view name) {
  constexpr std::array<std::string_view, 4> kNames = {"user-agent", "cache-control", "pragma",
                                                      "dnt"};
  const std::string lower = ascii_lower(name);
  return lower.starts_with("accept") || lower.starts_with("if-") ||
         std::find(kNames.begin(), kNames.end(), lower) != kNames.end();
}

void append(StringList& list, const Header& header, HeaderScope scope) {
  if (!can_be_sent(header)) return;
  if (scope == HeaderScope::kOtherOrigin && !is_harmless(header.name)) return;
  append(list, (header.name + ":" + (header.value.empty() ? "" : " " + header.value)).c_str());
}

}  // namespace

StringList make_header_list(const FetchOptions& options, const Request* request,
                            HeaderScope scope) {
  static const std::vector<Header> kNone;
  const std::vector<Header>& own = request ? request->headers : kNone;
  const bool is_part = request && !request->range.empty();
  const std::vector<Header> ours = {{"User-Agent", options.user_agent},
                                    {"Accept-Encoding", is_part ? "identity" : kCodings}};
  StringList list;
  for (const Header& header : ours) {
    const bool given = find_header(options.headers, header.name) != nullptr;
    if (!given && !find_header(own, header.name)) append(list, header, scope);
  }
  for (const Header& header : options.headers) {
    if (!find_header(own, header.name)) append(list, header, scope);
  }
  for (const Header& header : own) append(list, header, scope);
  return list;
}

}  // namespace sheaf
