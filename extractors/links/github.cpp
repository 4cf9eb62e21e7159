#include "extractors/links/github.h"

namespace sheaf {
namespace {

using std::string;

// First segments that are GitHub's own pages (its sitemap, and
// https://github.com/Mottie/github-reserved-names for what is kept beside them). Sorted.
constexpr std::string_view kReserved[] = {
    "about",         "account",       "admin",       "advisories",     "api",
    "apps",          "assets",        "blog",        "business",       "careers",
    "case-studies",  "categories",    "codereview",  "codespaces",     "collections",
    "community",     "contact",       "copilot",     "cookies",        "customer-stories",
    "customers",     "dashboard",     "discover",    "discussions",    "downloads",
    "edu",           "education",     "enterprise",  "events",         "explore",
    "features",      "feed",          "gist",        "github-copilot", "guides",
    "help",          "home",          "hosting",     "images",         "inbox",
    "install",       "integrations",  "issues",      "jobs",           "join",
    "labs",          "languages",     "launch",      "learn",          "login",
    "logout",        "mac",           "maintenance", "marketplace",    "mirrors",
    "mobile",        "models",        "new",         "news",           "newsletter",
    "nonprofit",     "notifications", "oauth",       "offer",          "open-source",
    "organizations", "orgs",          "pages",       "partners",       "plans",
    "press",         "pricing",       "pro",         "professional",   "projects",
    "pulls",         "readme",        "releases",    "repositories",   "resources",
    "search",        "security",      "sessions",    "settings",       "shop",
    "signup",        "site",          "site-map",    "skills",         "socials",
    "solutions",     "sponsors",      "staff",       "stars",          "static",
    "status",        "stories",       "styleguide",  "subscriptions",  "support",
    "team",          "teams",         "terms",       "topics",         "tos",
    "tour",          "training",      "trending",    "user",           "user-attachments",
    "users",         "watching",      "why-github",  "wiki",           "windows",
    "works-with"};

constexpr std::size_t kLongestOwner = 39, kLongestName = 100;

bool has_owner_form(std::string_view owner) {
  const std::size_t shortcode = std::min(owner.rfind('_'), owner.size());
  const std::string_view behind = owner.substr(shortcode);
  if (behind.size() == 1 ||
      !std::all_of(behind.begin() + !behind.empty(), behind.end(), is_ascii_alnum)) {
    return false;
  }
  const std::string_view login = owner.substr(0, shortcode);
  if (login.empty() || owner.size() > kLongestOwner || login[0] == '-' || login.back() == '-') {
    return false;
  }
  return login.find("--") == login.npos && std::all_of(login.begin(), login.end(), [](char c) {
           return is_ascii_alnum(c) || c == '-';
         });
}

bool is_owner(std::string_view owner) {
  return has_owner_form(owner) && !is_one_of(ascii_lower(owner), kReserved);
}

bool is_name(std::string_view name) {
  return !name.empty() && name.size() <= kLongestName && name != "." && name != "..";
}

FoundReference below(const Url& url, std::size_t n) {
  return github_reference(segment(url, n), segment(url, n + 1));
}

FoundReference gist(std::string_view id) {
  constexpr std::string_view kEndings[] = {".git", ".js", ".json"};
  id = without_ending(id, kEndings);
  const bool is_hash = id.size() >= 20 && id.size() <= 32 && is_made_of(id, is_lower_hex);
  if (!is_hash && !is_number_of(id, 1, 9)) return std::nullopt;
  return Reference{string(id), "gist", "https://gist.github.com/" + string(id), Kind::kSnippet};
}

// The repository that a parameter has the address of.
FoundReference in_address(std::string_view encoded) {
  const Result<Url> url = Url::parse(percent_decode(encoded));
  if (!url || (url->host() != "github.com" && url->host() != "www.github.com")) return std::nullopt;
  return below(*url, 0);
}

}  // namespace

FoundReference github_reference(std::string_view owner, std::string_view name) {
  constexpr std::string_view kEndings[] = {".git", ".wiki"};
  name = leading(name, is_name_character);  // of "name@v2", "name(无)", "name.git$ cd"
  name = without_ending(without_ending(name, kEndings), kEndings);  // "name.wiki.git"
  if (!is_owner(owner) || !is_name(name)) return std::nullopt;
  string id = string(owner) + "/" + string(name);
  string url = "https://github.com/" + id;
  return Reference{std::move(id), "github", std::move(url), Kind::kRepository};
}

FoundReference on_github(const Url& url) {
  constexpr std::string_view kSites[] = {"github.com", "www.github.com", "m.github.com",
                                         "ssh.github.com"};
  if (!is_one_of(url.host(), kSites)) return std::nullopt;  // docs.github.com
  if (segment(url, 0) == "login") return in_address(parameter(url, "return_to"));
  const bool is_picture_file = segment(url, 2) == "raw" && is_picture(url.path());
  return is_picture_file ? std::nullopt : below(url, 0);
}

FoundReference on_raw_github_file(const Url& url) {
  return is_picture(url.path()) ? std::nullopt : below(url, 0);
}

FoundReference on_github_api(const Url& url) {
  return segment(url, 0) == "repos" ? below(url, 1) : std::nullopt;
}

FoundReference on_gist(const Url& url) {
  FoundReference first = gist(segment(url, 0));
  if (first && (first->id.size() >= 20 || segment(url, 1).empty())) return first;
  return has_owner_form(segment(url, 0)) ? gist(segment(url, 1)) : std::nullopt;
}

FoundReference on_jsdelivr(const Url& url) {
  if (segment(url, 0) != "gh" || is_picture(url.path())) return std::nullopt;
  const std::string_view name = segment(url, 2);
  return github_reference(segment(url, 1), name.substr(0, name.find('@')));
}

FoundReference on_github_mirror(const Url& url) {
  return segment(url, 0) == "github.com" ? below(url, 1) : below(url, 0);
}

FoundReference on_github_viewer(const Url& url) {
  constexpr std::string_view kNames[] = {"github", "github.com", "gh"};
  for (std::size_t n = 0; n < 2; ++n) {
    if (is_one_of(segment(url, n), kNames)) return below(url, n + 1);
  }
  return std::nullopt;
}

}  // namespace sheaf
