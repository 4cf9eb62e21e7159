// What a page's site is called: which parts of its titles are not about the article.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "extractors/extractor.h"

namespace sheaf {

class SiteNames {
 public:
  // From og:site_name and kin, the publisher (where it is resolved already), twitter:site and the
  // page's host: of its own address, of the address it calls canonical, and of an archived page.
  explicit SiteNames(const Source& source);

  // "Example Times" on a page of that name; case, punctuation and spaces do not count.
  bool names(std::string_view text) const;
  // Or begins or ends as a name does: "Example Times Blog", "example.com", "CSDN博客".
  bool resembles(std::string_view text) const;
  // As resembles, but of the host alone: what the site cannot say of itself wrongly.
  bool resembles_host(std::string_view text) const;
  // "Spektrum der Wissenschaft" on spektrum.de.
  bool begins_as_host(std::string_view text) const;
  // "EDN" on ednchina.com.
  bool abbreviates(std::string_view word) const;

  // Whether a reference leads to the site's home page, or to one above this page.
  bool is_home(std::string_view href) const;
  bool is_above(std::string_view href) const;

 private:
  void add_name(std::string_view name);
  void add_host(std::string_view address);

  std::vector<std::string> names_;  // keys (title_key.h)
  std::vector<std::string> hosts_;  // keys of hosts, domains and their first labels
  std::vector<std::string> pages_;  // addresses of this page, without scheme and "www."
};

// Whether the text is short enough to be a name: some pages put their title or a slogan where the
// site's name belongs.
bool is_short_name(std::string_view name);

}  // namespace sheaf
