// Redirect wrappers: addresses of one site that stand for another one's and carry it in themselves.
// Internal to url/.
#pragma once

#include <optional>
#include <string_view>

#include "url/url.h"

namespace sheaf {

inline constexpr int kMaxNesting = 5;

struct Unwrapped {
  std::optional<Url> url;
  bool too_deep = false;
};

// What `url` stands for, through at most kMaxNesting wrappers; http or https. No URL if it is no
// wrapper, holds nothing that parses (opaque and encrypted ones), or is nested deeper: then nothing
// is unwrapped, so that the answer does not depend on how often one asks.
Unwrapped unwrap(const Url& url);

// The page of which `url` is a copy in a web archive or a reading service, once. The copy may be
// all that is left, so that it is another address of the same page but no mere wrapper.
std::optional<Url> find_archived(const Url& url);

// Whether addresses of this host may hold another URL in their path as it stands.
bool carries_url_in_path(std::string_view host);

}  // namespace sheaf
