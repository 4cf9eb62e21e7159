// Repositories as git and people write them in text.
//
//   git+ssh://user:password@github.com:22/owner/name.git#branch
//   scheme    credentials   host      port path          the rest
//   git@github.com:owner/name.git        (scp's form: a path right behind the colon)
//   github:owner/name                    (npm's short form)
#include "extractors/links/host_index.h"
#include "extractors/links/reading.h"
#include "extractors/links/repos.h"

namespace sheaf {
namespace {

constexpr std::size_t kLongest = 512;

bool is_part(char c) {
  constexpr std::string_view kOthers = ".~/:@#+%?=&";
  return is_word(c) || kOthers.find(c) != kOthers.npos;
}

// What could be an address at text[at], without the sentence behind it.
std::string_view address_at(std::string_view text, std::size_t at) {
  std::string_view rest = text.substr(at, kLongest);
  rest = rest.substr(0, static_cast<std::size_t>(
                            std::find_if_not(rest.begin(), rest.end(), is_part) - rest.begin()));
  while (!rest.empty() && !is_ascii_alnum(rest.back()) && rest.back() != '/') rest.remove_suffix(1);
  return rest;
}

bool take_prefix(std::string_view& text, std::string_view prefix) {
  if (!starts_with_ignore_case(text, prefix)) return false;
  text.remove_prefix(prefix.size());
  return true;
}

enum class Form { kUrl, kBare };

Form take_scheme(std::string_view& address) {
  take_prefix(address, "git+");
  for (const std::string_view scheme : {"ssh://", "git://", "https://", "http://"}) {
    if (take_prefix(address, scheme)) return Form::kUrl;
  }
  return Form::kBare;
}

std::string_view full_host(std::string_view host) {
  struct Name {
    std::string_view name, host;
  };
  constexpr Name kNames[] = {{"github", "github.com"},
                             {"gitlab", "gitlab.com"},
                             {"gitee", "gitee.com"},
                             {"bitbucket", "bitbucket.org"}};
  for (const Name& known : kNames) {
    if (equals_ignore_case(host, known.name)) return known.host;
  }
  return host;
}

bool has_port(std::string_view behind_colon) {
  const std::size_t digits = count_digits(behind_colon);
  return digits > 0 && digits <= 5 && digits < behind_colon.size() && behind_colon[digits] == '/';
}

// "https://host/path" of an address in any of the forms; "" if it is in none, or at a host that has
// no repositories.
std::string as_url(std::string_view address) {
  const Form form = take_scheme(address);
  const std::size_t credentials = address.substr(0, address.find('/')).rfind('@');
  if (credentials != address.npos) address.remove_prefix(credentials + 1);
  const std::size_t end = address.find_first_of("/:");
  if (end == 0 || end == address.npos) return {};
  std::string_view host = address.substr(0, end), path = address.substr(end + 1);
  if (address[end] == ':') {
    if (path.starts_with("//")) return {};  // another scheme
    if (has_port(path)) path.remove_prefix(count_digits(path) + 1);
    if (form == Form::kBare) host = full_host(host);
  }
  const std::string lower_host = ascii_lower(host);
  if (!has_repos(HostSums(lower_host))) return {};
  return "https://" + std::string(host) + "/" + std::string(path);
}

}  // namespace

std::optional<Written> find_written_repo(std::string_view text, std::size_t at) {
  if (at >= text.size() || (at > 0 && (is_ascii_alnum(text[at - 1]) || text[at - 1] == '.'))) {
    return std::nullopt;
  }
  const std::string_view address = address_at(text, at);
  const std::string written = as_url(address);
  if (written.empty()) return std::nullopt;
  const Result<Url> url = Url::parse(written);
  if (!url) return std::nullopt;
  FoundReference found = find_repo(*url);
  return found ? std::optional<Written>({std::move(*found), address}) : std::nullopt;
}

}  // namespace sheaf
