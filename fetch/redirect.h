// Where a chain of redirects goes next, or why it ends. Internal to fetch/.
#pragma once

#include <optional>
#include <set>
#include <string>

#include "fetch/failure.h"
#include "fetch/options.h"
#include "fetch/request.h"
#include "fetch/response.h"
#include "url/url.h"

namespace sheaf {

// One of the two.
struct NextHop {
  std::optional<Url> url = {};
  std::optional<Failure> failure = {};
};

// Whether a status asks to go elsewhere: 301, 302, 303, 307, 308.
bool is_redirect(int status);

class RedirectChain {
 public:
  // For the robots.txt of a URL on this chain: it may not reach what the chain may not, and its
  // redirects are counted anew.
  RedirectChain for_robots() const;

  // What is wrong with going to the first URL.
  std::optional<Failure> begin(const Request& request, const FetchOptions& options);

  // What a redirect at `at` leads to. The same URL twice is a loop unless a cookie came in between.
  NextHop follow(const Url& at, const Response& answer, const FetchOptions& options,
                 int max_redirects);

 private:
  std::optional<Failure> check(const Url& url, const FetchOptions& options);

  std::set<std::string> visited_;  // since the last cookie
  int hops_ = 0;
  bool was_led_ = false;  // by a redirect, not asked for
  // Neither who named the first URL nor any URL so far was of the public web.
  bool is_private_ = true;
};

// Whether headers that a user gave for `from` may go to `to`: same host, same scheme or http ->
// https, same port.
bool is_same_origin(const Url& from, const Url& to);

}  // namespace sheaf
