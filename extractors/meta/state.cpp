#include "extractors/meta/state.h"

#include <algorithm>
#include <iterator>
#include <string>

#include "base/fold.h"
#include "base/text.h"
#include "extractors/meta/title_key.h"

namespace sheaf {
namespace {

// The guards' pages say a sentence or three; articles say more.
constexpr std::size_t kMostText = 1500;
constexpr std::size_t kMostPage = 256u << 10;

// Whole titles that no article has.
constexpr std::string_view kTitles[] = {
    "Just a moment...",
    "Attention Required! | Cloudflare",
    "Access to this page has been denied",
    "Access to this page has been denied.",
    "Making sure you're not a bot!",
    "Sucuri WebSite Firewall - Access Denied",
    "DDoS-Guard",
    "Human Verification",
    "百度安全验证",
    "Are you a robot?",
    "Bloomberg - Are you a robot?",
    "Sina Visitor System",
};

// What servers say of an address that they have nothing to show for, as fold_letters has it.
struct ServerTitle {
  std::string_view key;
  State state;
};
constexpr ServerTitle kServerTitles[] = {
    {"404", State::kDeleted},
    {"404notfound", State::kDeleted},
    {"404pagenotfound", State::kDeleted},
    {"pagenotfound", State::kDeleted},
    {"notfound", State::kDeleted},
    {"410gone", State::kDeleted},
    {"403forbidden", State::kBlocked},
    {"403", State::kBlocked},
    {"500internalservererror", State::kEmpty},
    {"502badgateway", State::kEmpty},
    {"503serviceunavailable", State::kEmpty},
    {"503servicetemporarilyunavailable", State::kEmpty},
    {"504gatewaytimeout", State::kEmpty},
};
constexpr std::size_t kMostServerText = 300;

// What only the scripts of such a page say. Cloudflare's and AWS's other scripts are everywhere.
constexpr std::string_view kScripts[] = {
    "_cf_chl_opt",           // Cloudflare, whatever the language of its title
    "window.gokuProps",      // AWS WAF
    "sucuri_cloudproxy_js",  // Sucuri
    "var arg1='",            // Aliyun: a cookie to be computed
    "captcha-delivery.com",  // DataDome
    "_wafchallengeid",       // ByteDance: 掘金, TikTok
};

bool has_guard_title(const Page& page) {
  const std::string_view title = trim(page.title());
  // Cloudflare's error 1020: "Access denied | example.com used ...".
  return title.ends_with("used Cloudflare to restrict access") ||
         std::find(std::begin(kTitles), std::end(kTitles), title) != std::end(kTitles);
}

std::optional<State> find_server_state(const Page& page) {
  const std::string key = fold_letters(page.title());
  for (const ServerTitle& known : kServerTitles) {
    if (known.key == key) return known.state;
  }
  return std::nullopt;
}

bool is_guard_script(const Script& script) {
  return std::any_of(std::begin(kScripts), std::end(kScripts), [&](std::string_view words) {
    return script.body.find(words) != std::string_view::npos;
  });
}

bool has_guard_script(const Page& page) {
  return std::any_of(page.scripts().begin(), page.scripts().end(), is_guard_script);
}

bool has_guard_element(const Page& page) {
  if (page.find_by_id("px-captcha") != kNoNode) return true;  // HUMAN
  const NodeId cookie = page.find_by_id("wci");               // ByteDance
  if (cookie != kNoNode && page.has_class(cookie, "_wafchallengeid")) return true;
  const NodeId frame = page.find_by_id("main-iframe");  // Imperva
  return frame != kNoNode && page.attribute_or_empty(frame, "src").find("_Incapsula_Resource") !=
                                 std::string_view::npos;
}

// Akamai: "Access Denied ... Reference #18.2d3a", nothing else.
bool is_denial(const Page& page) {
  return page.title() == "Access Denied" && page.source().size() < 4096 &&
         page.source().find("Reference") != std::string_view::npos;
}

}  // namespace

std::optional<State> find_challenge(const Source& source) {
  const Page& page = source.page;
  if (source.main.text.size() > kMostText || page.source().size() > kMostPage) return std::nullopt;
  if (has_guard_title(page) || has_guard_script(page) || has_guard_element(page) || is_denial(page))
    return State::kBlocked;
  return source.main.text.size() <= kMostServerText ? find_server_state(page) : std::nullopt;
}

}  // namespace sheaf
