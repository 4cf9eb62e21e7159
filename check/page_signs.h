// What a page says of itself besides its article: that it is not there, that it is for sale, that
// it wants a login. And how alike two pages are.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "check/verdict.h"
#include "url/url.h"

namespace sheaf {

// The words of a page as hashes of its runs of four: enough to compare it with another.
struct PageSketch {
  std::string title;
  std::vector<std::uint64_t> shingles;  // ascending, at most 256
  std::size_t text_bytes = 0;           // of visible text
};

struct PageSigns {
  // kSoftDead, kParked, kBlocked, or kRedirected with `target`; nullopt if it is a page as others.
  std::optional<Verdict> verdict;
  PageSketch sketch;
};

// Reads an HTML page that came with status 200 from `url`. Its title and its first words tell; a
// page with a long text of its own is never taken for one that is missing.
PageSigns read_page_signs(std::string body, std::string_view url, std::string_view content_type);

// What the page that came from `url` calls itself, if it is another address of the same site; "" if
// not.
std::string find_own_address(std::string body, const Url& url, std::string_view content_type);

// 0..1; 1 for two pages with the same words.
double likeness(const PageSketch& a, const PageSketch& b);

// Whether a redirect's target is a login page: /login, /signin, /account/..., next=, passport.
// hosts.
bool is_login_address(std::string_view url);

}  // namespace sheaf
