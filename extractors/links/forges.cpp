#include "extractors/links/forges.h"

namespace sheaf {
namespace {

using std::string;

bool is_name(std::string_view name) {
  return name.size() <= 128 && name != "." && name != ".." && is_made_of(name, is_name_character);
}

std::string_view without_git(std::string_view name) {
  constexpr std::string_view kEndings[] = {".git"};
  return without_ending(name, kEndings);
}

FoundReference repository(Forge forge, string id) {
  string url = string(forge.site) + "/" + id;
  return Reference{std::move(id), string(forge.scheme), std::move(url), Kind::kRepository};
}

FoundReference owned(Forge forge, std::string_view owner, std::string_view name) {
  name = without_git(leading(name, is_name_character));
  if (!is_name(owner) || !is_name(name)) return std::nullopt;
  return repository(forge, string(owner) + "/" + string(name));
}

// A raw picture: repositories serve as shelves for the pictures of articles.
bool is_raw_picture(const Url& url) {
  return (segment(url, 2) == "raw" || segment(url, 2) == "media") && is_picture(url.path());
}

// GitLab's routes: a project's path ends before "-" and before these.
constexpr std::string_view kGitlabPages[] = {
    "-",    "badges",   "blame",     "blob",   "builds",         "commit", "commits", "create",
    "edit", "files",    "find_file", "issues", "merge_requests", "new",    "preview", "raw",
    "refs", "snippets", "tags",      "tree",   "update",         "wikis"};
constexpr std::string_view kGitlabReserved[] = {"-",
                                                "abuse_reports",
                                                "admin",
                                                "api",
                                                "assets",
                                                "autocomplete",
                                                "ci",
                                                "dashboard",
                                                "explore",
                                                "files",
                                                "groups",
                                                "health_check",
                                                "help",
                                                "import",
                                                "invites",
                                                "jwt",
                                                "koding",
                                                "notification_settings",
                                                "oauth",
                                                "profile",
                                                "projects",
                                                "public",
                                                "robots.txt",
                                                "s",
                                                "search",
                                                "sent_notifications",
                                                "snippets",
                                                "u",
                                                "unsubscribes",
                                                "uploads",
                                                "users",
                                                "favicon.ico"};
constexpr std::size_t kMostGroups = 21;

// "group/subgroup/project"; "" if the path has none.
string gitlab_path(const Url& url) {
  string id;
  std::size_t n = 0;
  for (; n < kMostGroups; ++n) {
    const std::string_view name = without_git(segment(url, n));
    if (name.empty() || name == "-" || (n >= 2 && is_one_of(name, kGitlabPages))) break;
    const bool edges = is_ascii_alnum(name.front()) || name.front() == '_' || name.front() == '.';
    if (!is_name(name) || !edges || name.ends_with(".atom")) return {};
    if (n > 0) id.push_back('/');
    id.append(name);
  }
  return n < 2 || is_one_of(ascii_lower(segment(url, 0)), kGitlabReserved) ? string() : id;
}

std::string_view label_of(const Url& url, std::string_view label) {
  return url.host().starts_with(label) ? url.host() : std::string_view();
}

// A repository that has its project's name stands without the project: "owner//name". Spaces are
// allowed in all three.
FoundReference azure(std::string_view owner, std::string_view project, std::string_view name) {
  if (owner.empty() || name.empty()) return std::nullopt;
  string page = "https://dev.azure.com/" + string(owner);
  if (!project.empty()) page.append("/").append(project);
  return Reference{
      percent_decode(owner) + "/" + percent_decode(project) + "/" + percent_decode(name), "azure",
      page + "/_git/" + string(name), Kind::kRepository};
}

}  // namespace

FoundReference on_gitee(const Url& url) {
  constexpr std::string_view kReserved[] = {
      "explore",   "enterprises",   "education",     "help",          "features", "about",
      "blog",      "search",        "gists",         "login",         "signup",   "api",
      "dashboard", "notifications", "organizations", "projects",      "gvp",      "topics",
      "terms",     "stars",         "profile",       "all-about-git", "link",     "assets",
      "events",    "appclient",     "community"};
  if (url.host() != "gitee.com" && url.host() != "www.gitee.com") return std::nullopt;
  const std::string_view owner = segment(url, 0);
  if (is_one_of(ascii_lower(owner), kReserved) || is_raw_picture(url)) return std::nullopt;
  return owned({"gitee", "https://gitee.com"}, owner, segment(url, 1));
}

FoundReference on_gitlab(const Url& url) {
  if (url.host() != "gitlab.com" && url.host() != "www.gitlab.com") return std::nullopt;
  string id = gitlab_path(url);
  if (id.empty()) return std::nullopt;
  return repository({"gitlab", "https://gitlab.com"}, std::move(id));
}

FoundReference on_own_gitlab(const Url& url) {
  const std::string_view host = label_of(url, "gitlab.");
  const string path = gitlab_path(url);
  if (host.empty() || path.empty()) return std::nullopt;
  return repository({"gitlab", "https:/"}, string(host) + "/" + path);
}

FoundReference on_bitbucket(const Url& url) {
  constexpr std::string_view kReserved[] = {"product",  "account", "dashboard", "site", "repo",
                                            "snippets", "support", "api",       "blog"};
  const std::string_view owner = segment(url, 0);
  if (is_one_of(owner, kReserved)) return std::nullopt;
  return owned({"bitbucket", "https://bitbucket.org"}, owner, segment(url, 1));
}

FoundReference on_bitbucket_server(const Url& url) {
  const std::string_view host = label_of(url, "bitbucket."), place = segment(url, 0);
  const bool is_users = place == "users";
  std::string_view owner = segment(url, 1), name = segment(url, 3);
  if (place == "scm") {
    name = without_git(segment(url, 2));
  } else if ((place != "projects" && !is_users) || segment(url, 2) != "repos") {
    return std::nullopt;
  }
  if (host.empty() || !is_name(owner) || !is_name(name)) return std::nullopt;
  const string site(host), tilde = is_users ? "~" : "";
  return Reference{site + "/" + tilde + string(owner) + "/" + string(name), "bitbucket_server",
                   "https://" + site + (is_users ? "/users/" : "/projects/") + string(owner) +
                       "/repos/" + string(name),
                   Kind::kRepository};
}

FoundReference on_forgejo(const Url& url) {
  constexpr std::string_view kReserved[] = {
      "admin",          "api",         "assets",        "attachments",
      "avatars",        "captcha",     "commits",       "debug",
      "error",          "explore",     "ghost",         "help",
      "install",        "issues",      "login",         "metrics",
      "milestones",     "new",         "notifications", "org",
      "plugins",        "pulls",       "raw",           "repo",
      "search",         "stars",       "template",      "user",
      "computingpower", "modelsquare", "datasets",      "cloudbrains",
      "resource",       "home"};
  struct Site {
    std::string_view host, scheme;
  };
  constexpr Site kSites[] = {{"codeberg.org", "codeberg"}, {"gitea.com", "gitea"},
                             {"openi.pcl.ac.cn", "openi"}, {"git.openi.org.cn", "openi"},
                             {"notabug.org", "notabug"},   {"git.disroot.org", "disroot"}};
  const std::string_view owner = segment(url, 0);
  if (is_one_of(ascii_lower(owner), kReserved) || is_raw_picture(url)) return std::nullopt;
  for (const Site& site : kSites) {
    if (url.host() != site.host) continue;
    const string address = "https://" + string(site.host);
    return owned({site.scheme, address}, owner, segment(url, 1));
  }
  return std::nullopt;
}

FoundReference on_sourcehut(const Url& url) {
  constexpr std::string_view kSites[] = {"git.sr.ht", "hg.sr.ht", "sr.ht"};
  const std::string_view owner = segment(url, 0);
  if (!is_one_of(url.host(), kSites) || !owner.starts_with('~') || !is_name(owner.substr(1))) {
    return std::nullopt;
  }
  const std::string_view name = without_git(segment(url, 1));
  if (!is_name(name)) return std::nullopt;
  const string id = string(owner) + "/" + string(name);
  return Reference{id, "sourcehut", "https://" + string(url.host()) + "/" + id, Kind::kRepository};
}

FoundReference on_gitcode(const Url& url) {
  constexpr std::string_view kReserved[] = {"explore", "setting", "user",     "login",  "topics",
                                            "g-star",  "hub",     "devpress", "signup", "search"};
  const std::string_view owner = segment(url, 0);
  if (is_one_of(owner, kReserved)) return std::nullopt;
  const Forge forge = {"gitcode", "https://gitcode.com"};
  if (owner != "gh_mirrors" && owner != "mirrors") return owned(forge, owner, segment(url, 1));
  const std::string_view name = without_git(segment(url, 2));
  if (!is_name(segment(url, 1)) || !is_name(name)) return std::nullopt;
  return repository(forge, string(owner) + "/" + string(segment(url, 1)) + "/" + string(name));
}

FoundReference on_azure(const Url& url) {
  std::size_t n = 0;
  std::string_view name;
  if (segment(url, 1) == "_git") return azure(segment(url, 0), "", segment(url, 2));
  if (url.host() == "ssh.dev.azure.com" && segment(url, 0) == "v3") {
    n = 1, name = segment(url, 3);
  } else if (segment(url, 2) == "_git") {
    name = segment(url, 3);
  }
  return azure(segment(url, n), segment(url, n + 1), name);
}

FoundReference on_visual_studio(const Url& url) {
  const std::string_view owner = url.host().substr(0, url.host().find('.'));
  std::size_t n = segment(url, 0) == "DefaultCollection" ? 1 : 0;
  std::string_view project;
  if (segment(url, n) != "_git") project = segment(url, n++);
  const std::string_view name = segment(url, n + 1);
  return segment(url, n) == "_git" ? azure(owner, project, name) : std::nullopt;
}

FoundReference on_sourceforge(const Url& url) {
  const std::string_view name = segment(url, 1);
  const bool known = segment(url, 0) == "projects" || segment(url, 0) == "p";
  if (!known || !is_name(name)) return std::nullopt;
  return Reference{string(name), "sourceforge", "https://sourceforge.net/projects/" + string(name),
                   Kind::kRepository};
}

FoundReference on_google_code(const Url& url) {
  const std::size_t n = segment(url, 0) == "archive" ? 1 : 0;
  const std::string_view name = segment(url, n + 1);
  if (segment(url, n) != "p" || !is_name(name)) return std::nullopt;
  return Reference{string(name), "google_code", "https://code.google.com/archive/p/" + string(name),
                   Kind::kRepository};
}

FoundReference on_tencent_code(const Url& url) {
  constexpr std::string_view kReserved[] = {"users", "help", "explore", "api", "search"};
  if (is_one_of(segment(url, 0), kReserved)) return std::nullopt;
  return owned({"tencent_code", "https://git.code.tencent.com"}, segment(url, 0), segment(url, 1));
}

}  // namespace sheaf
