#include "fetch/request_headers.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/text.h"
#include "fetch/header_rules.h"
#include "fetch/redirect.h"
#include "fetch/response.h"
#include "url/path.h"

namespace sheaf {
namespace {

constexpr const char* kCodings = "gzip, deflate, br, zstd";

// Of some of the headers: which of them may be sent.
struct Group {
  std::vector<Header> headers;
  HeaderScope scope;
};

bool is_for(const HostHeader& entry, const Url& url) {
  return is_host_of(url.host(), entry.host) && (entry.port == "*" || entry.port == url.port());
}

std::vector<Header> host_headers_for(const FetchOptions& options, const Url* url) {
  std::vector<Header> found;
  for (const HostHeader& entry : options.host_headers) {
    if (url && is_for(entry, *url)) found.push_back(entry.header);
  }
  return found;
}

void append(StringList& list, const Header& header) {
  append(list, (header.name + ":" + (header.value.empty() ? "" : " " + header.value)).c_str());
}

bool may_go(const Header& header, HeaderScope scope) {
  return can_be_sent(header) &&
         (scope == HeaderScope::kAskedOrigin || is_harmless_header(header.name));
}

}  // namespace

HeaderScope general_scope(const FetchOptions& options, const Url& url, HeaderScope own) {
  if (!options.header_origins) return own;
  const std::vector<Url>& origins = *options.header_origins;
  return std::any_of(origins.begin(), origins.end(),
                     [&](const Url& origin) { return is_same_origin(origin, url); })
             ? HeaderScope::kAskedOrigin
             : HeaderScope::kOtherOrigin;
}

StringList make_header_list(const FetchOptions& options, const HeaderPlan& plan) {
  const bool is_part = plan.request && !plan.request->range.empty();
  const std::array<Group, 4> groups = {
      Group{{{"User-Agent", options.user_agent},
             {"Accept-Encoding", is_part ? "identity" : kCodings}},
            HeaderScope::kAskedOrigin},
      {options.headers, plan.general},
      {host_headers_for(options, plan.url), HeaderScope::kAskedOrigin},
      {plan.request ? plan.request->headers : std::vector<Header>(), plan.own}};
  StringList list;
  for (auto group = groups.begin(); group != groups.end(); ++group) {
    const auto is_said_later = [&](const Header& header) {
      return std::any_of(group + 1, groups.end(), [&](const Group& later) {
        const Header* other = find_header(later.headers, header.name);
        return other && may_go(*other, later.scope);
      });
    };
    for (const Header& header : group->headers) {
      if (may_go(header, group->scope) && !is_said_later(header)) append(list, header);
    }
  }
  return list;
}

}  // namespace sheaf
