// What readers of a page see as headlines.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "extractors/meta/site_names.h"
#include "page/page.h"

namespace sheaf {

// A heading, or an element marked or named as a title.
struct Headline {
  enum class Rank {
    kH1,
    kMarked,   // itemprop=headline, p-name
    kNamed,    // class or id says title or headline
    kHeading,  // h2, h3
    kAside,    // any of them in navigation, a list, a sidebar, a footer or a dialog
  };
  std::string text;  // on one line
  NodeId node;
  Rank rank;
};

// The likeliest first, in each rank in page order. None that is hidden or only names the site.
std::vector<Headline> extract_headlines(const Page& page, const SiteNames& site);

// Those of rank kH1 alone, for much less: on most pages they say enough.
std::vector<Headline> extract_h1_headlines(const Page& page, const SiteNames& site);

}  // namespace sheaf
