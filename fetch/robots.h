// robots.txt by RFC 9309: what it allows us, and the Crawl-delay that it may ask for besides.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "url/url.h"

namespace sheaf {

class RobotsFile {
 public:
  static constexpr std::size_t kMaxBytes = 500u << 10;  // RFC 9309 2.5; what is behind is not read

  // Reads all kinds of input; what is no rule is passed over. Of the groups that name `product`
  // ("sheaf"; ASCII case does not count) all rules count together; if there is none, those of the
  // groups for '*' (2.2.1). Other lines in between (Sitemap) neither end nor begin a group.
  static RobotsFile read(std::string_view text, std::string_view product);

  // The longest pattern that matches path and query decides, Allow where two are as long (2.2.2);
  // what no pattern matches is allowed, and so is /robots.txt itself. '*' is any text, '$' at the
  // end of a pattern the end. Escapes are compared as Url writes them: unreserved characters
  // decoded, hex in upper case. A file made so that this would take long allows nothing.
  bool allows(const Url& url) const;

  // Not in the RFC, but its authors expect that it is kept: the least time between two requests.
  std::optional<std::chrono::milliseconds> crawl_delay() const { return crawl_delay_; }

 private:
  struct Rule {
    std::string pattern;
    bool allow;
  };
  std::vector<Rule> rules_;
  std::optional<std::chrono::milliseconds> crawl_delay_;
};

// The part of a User-Agent that robots.txt knows us by: "sheaf" of "sheaf/0.1 (+https://…)".
std::string_view product_token(std::string_view user_agent);

}  // namespace sheaf
