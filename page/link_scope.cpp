#include "page/link_scope.h"

#include <algorithm>

#include "base/text.h"

namespace sheaf {
namespace {

// The last two labels.
std::string_view site_of(std::string_view host) {
  const std::size_t last = host.rfind('.');
  if (last == host.npos || last == 0) return host;
  const std::size_t before = host.rfind('.', last - 1);
  return before == host.npos ? host : host.substr(before + 1);
}

// "example.org" of "//www.example.org/x" and "https://example.org:80"; "" if there is no host.
std::string_view find_site(std::string_view address) {
  const std::size_t slashes = address.starts_with("//") ? 0 : address.substr(0, 6).find(':') + 1;
  if (address.substr(slashes, 2) != "//") return {};
  std::string_view host = address.substr(slashes + 2);
  return site_of(host.substr(0, find_any(host, "/?#:")));
}

// Where buttons to share and follow lead.
constexpr std::string_view kSocialSites[] = {
    "addtoany.com",  "facebook.com", "instagram.com", "line.me",     "linkedin.com",
    "pinterest.com", "reddit.com",   "t.me",          "threads.net", "twitter.com",
    "vk.com",        "weibo.com",    "whatsapp.com",  "x.com",       "xing.com",
};

bool is_social(std::string_view site) {
  return std::find(std::begin(kSocialSites), std::end(kSocialSites), site) !=
         std::end(kSocialSites);
}

std::string_view find_declared_site(const Page& page) {
  for (const NodeId link : page.head_links()) {
    if (equals_ignore_case(page.attribute_or_empty(link, "rel"), "canonical")) {
      return find_site(page.attribute_or_empty(link, "href"));
    }
  }
  return find_site(page.meta("og:url"));
}

// Whether a stylesheet, an icon or another form of the page is there.
bool serves_head_links(const Page& page, std::string_view site) {
  const auto links = page.head_links();
  return std::any_of(links.begin(), links.end(), [&](NodeId link) {
    return equals_ignore_case(find_site(page.attribute_or_empty(link, "href")), site);
  });
}

// The site that more than half of the links lead to, if it serves the page's other parts too: an
// article may well list nothing but repositories. Boyer and Moore's vote.
std::string_view find_usual_site(const Page& page) {
  std::string_view leader;
  std::size_t votes = 0;
  for (const NodeId anchor : page.anchors()) {
    const std::string_view site = find_site(page.attribute_or_empty(anchor, "href"));
    if (votes == 0) leader = site;
    site == leader ? ++votes : --votes;
  }
  return serves_head_links(page, leader) ? leader : std::string_view();
}

}  // namespace

LinkScope::LinkScope(const Page& page, std::string_view host)
    : page_(page), own_(site_of(host)), declared_(find_declared_site(page)) {
  if (own_.empty() && declared_.empty()) own_ = find_usual_site(page);
}

bool LinkScope::is_external(NodeId anchor) const {
  const std::string_view site = find_site(trim(page_.attribute_or_empty(anchor, "href")));
  return !site.empty() && !is_social(site) && !equals_ignore_case(site, own_) &&
         !equals_ignore_case(site, declared_);
}

}  // namespace sheaf
