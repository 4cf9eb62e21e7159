#include "page/link_scope.h"

#include <algorithm>

#include "base/text.h"
#include "page/canonical_link.h"
#include "url/path.h"
#include "url/url.h"

namespace sheaf {
namespace {

// "www.example.org" of "//www.example.org/x" and "https://www.example.org:80"; "" if there is no
// host.
std::string_view find_host(std::string_view address) {
  const std::size_t slashes = address.starts_with("//") ? 0 : address.substr(0, 6).find(':') + 1;
  if (address.substr(slashes, 2) != "//") return {};
  const std::string_view host = address.substr(slashes + 2);
  return host.substr(0, find_any(host, "/?#:"));
}

std::string find_site(std::string_view address) {
  return std::string(registrable_domain(ascii_lower(find_host(address))));
}

// Where buttons to share and follow lead.
constexpr std::string_view kSocialSites[] = {
    "addtoany.com",  "facebook.com", "instagram.com", "line.me",     "linkedin.com",
    "pinterest.com", "reddit.com",   "t.me",          "threads.net", "twitter.com",
    "vk.com",        "weibo.com",    "whatsapp.com",  "x.com",       "xing.com",
};

bool is_social(std::string_view host) {
  return std::any_of(std::begin(kSocialSites), std::end(kSocialSites),
                     [&](std::string_view site) { return is_host_of(host, site); });
}

// Whether a stylesheet, an icon or another form of the page is there.
bool serves_head_links(const Page& page, std::string_view site) {
  const auto links = page.head_links();
  return std::any_of(links.begin(), links.end(), [&](NodeId link) {
    return is_host_of(find_host(page.attribute_or_empty(link, "href")), site);
  });
}

// The site that more than half of the links lead to, if it serves the page's other parts too: an
// article may well list nothing but repositories. Boyer and Moore's vote.
std::string find_usual_site(const Page& page) {
  std::string leader;
  std::size_t votes = 0;
  for (const NodeId anchor : page.anchors()) {
    const std::string site = find_site(page.attribute_or_empty(anchor, "href"));
    if (votes == 0) leader = site;
    site == leader ? ++votes : --votes;
  }
  return serves_head_links(page, leader) ? leader : std::string();
}

}  // namespace

LinkScope::LinkScope(const Page& page, std::string_view host)
    : page_(page),
      own_(registrable_domain(host)),
      declared_(find_site(find_declared_address(page))) {
  if (own_.empty() && declared_.empty()) own_ = find_usual_site(page);
}

bool LinkScope::is_external(NodeId anchor) const {
  const std::string_view host = find_host(trim(page_.attribute_or_empty(anchor, "href")));
  return !host.empty() && !is_social(host) && !is_host_of(host, own_) &&
         !is_host_of(host, declared_);
}

}  // namespace sheaf
