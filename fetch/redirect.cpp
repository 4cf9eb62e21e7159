#include "fetch/redirect.h"

#include <utility>

#include "base/credentials.h"
#include "fetch/address.h"

namespace sheaf {
namespace {

Failure fail(FetchFailure kind, const Url& at, const std::string& detail = {}) {
  return {kind, std::string(describe(kind)) + detail, at.text()};
}

std::string without_fragment(const Url& url) { return url.text().substr(0, url.text().find('#')); }

// The header's bytes may be anything; what is shown of them is short, printable and no password.
std::string shown(std::string_view location) {
  std::string out = ": ";
  for (const char c : without_credentials(location).substr(0, 100))
    out += c >= 0x20 && c < 0x7f ? c : '?';
  return out;
}

Url with_inherited_fragment(Url target, const Url& from) {
  if (!target.fragment().empty() || from.fragment().empty()) return target;
  Result<Url> joined = Url::parse(target.text() + "#" + std::string(from.fragment()));
  return joined.ok() ? std::move(joined).value() : target;
}

}  // namespace

bool is_redirect(int status) {
  return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
}

std::optional<Failure> RedirectChain::check(const Url& url, const FetchOptions& options) {
  if (url.scheme() != "http" && url.scheme() != "https") {
    return fail(FetchFailure::kForbiddenScheme, url,
                was_led_ ? ": redirect to " + std::string(url.scheme()) + ":" : "");
  }
  const bool is_private = names_private_host(url.host());
  if (is_private && !is_private_ && !options.allow_private) {
    return fail(
        FetchFailure::kPrivateAddress, url,
        (was_led_ ? ": redirect to " : ": the public web names ") + std::string(url.host()));
  }
  is_private_ = is_private_ && is_private;
  return std::nullopt;
}

RedirectChain RedirectChain::for_robots() const {
  RedirectChain chain;
  chain.was_led_ = was_led_;
  chain.is_private_ = is_private_;
  return chain;
}

std::optional<Failure> RedirectChain::begin(const Request& request, const FetchOptions& options) {
  if (request.named_by == NamedBy::kPublic) is_private_ = false;
  return check(request.url, options);
}

NextHop RedirectChain::follow(const Url& at, const Response& answer, const FetchOptions& options,
                              int max_redirects) {
  const Header* location = find_header(answer.headers, "location");
  if (!location || location->value.empty()) {
    return {.failure = fail(FetchFailure::kRedirectWithoutTarget, at,
                            answer.body.empty() ? "" : "; the answer has a body")};
  }
  Result<Url> parsed = Url::parse(location->value, at);
  if (!parsed.ok()) {
    const bool scheme = parsed.error().kind == ErrorKind::kUnsupported;
    return {.failure =
                fail(scheme ? FetchFailure::kForbiddenScheme : FetchFailure::kBadRedirectTarget, at,
                     shown(location->value))};
  }
  was_led_ = true;
  if (++hops_ > max_redirects) {
    return {.failure = fail(FetchFailure::kTooManyRedirects, at,
                            ": more than " + std::to_string(max_redirects))};
  }
  if (find_header(answer.headers, "set-cookie")) {
    visited_.clear();
  } else {
    visited_.insert(without_fragment(at));
  }
  if (visited_.contains(without_fragment(*parsed))) {
    return {.failure = fail(FetchFailure::kRedirectLoop, at, ": back to " + parsed->text())};
  }
  if (auto failure = check(*parsed, options)) {
    failure->url = at.text();
    return {.failure = std::move(failure)};
  }
  return {.url = with_inherited_fragment(std::move(parsed).value(), at)};
}

bool is_same_origin(const Url& from, const Url& to) {
  if (from.host() != to.host() || from.port() != to.port()) return false;
  return from.scheme() == to.scheme() || (from.scheme() == "http" && to.scheme() == "https");
}

}  // namespace sheaf
