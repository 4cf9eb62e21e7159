#include "extractors/links/recognise.h"

#include <algorithm>

#include "base/text.h"
#include "extractors/links/host_index.h"
#include "extractors/links/papers.h"
#include "extractors/links/repos.h"
#include "extractors/links/resources.h"

namespace sheaf {
namespace {

constexpr std::size_t kLongestHost = 255;

std::string_view without_scheme(std::string_view address) {
  const std::size_t slashes = address.find("//");
  return slashes <= 8 ? address.substr(slashes + 2) : address;
}

bool is_known_host(std::string_view host) {
  const HostSums sums(host);
  return has_papers(sums) || has_repos(sums) || has_resources(sums);
}

std::size_t host_length(std::string_view rest) {
  const auto ends = [](char c) {
    return c == '/' || c == '?' || c == '#' || c == ':' || c == '\\';
  };
  return static_cast<std::size_t>(std::find_if(rest.begin(), rest.end(), ends) - rest.begin());
}

bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }

}  // namespace

std::optional<Reference> find_reference(const Url& url) {
  const Url canonical = url.canonical();
  if (std::optional<Reference> paper = find_paper(canonical)) return paper;
  if (std::optional<Reference> repo = find_repo(canonical)) return repo;
  if (std::optional<Reference> resource = find_resource(canonical)) return resource;
  // An archive's address holds the other one with its slashes.
  if (canonical.path().find("//") == std::string_view::npos) return std::nullopt;
  const std::optional<Url> original = canonical.archived();
  return original && !original->archived() ? find_reference(*original) : std::nullopt;
}

bool may_be_reference(std::string_view address) {
  const std::string_view rest = without_scheme(address);
  std::string_view host = rest.substr(0, host_length(rest));
  if (const std::size_t at = host.rfind('@'); at != host.npos) host.remove_prefix(at + 1);
  if (host.size() > kLongestHost) return false;
  const std::string_view behind = rest.substr(host.size());
  if (behind.find("10.") != behind.npos || behind.find("http") != behind.npos) return true;
  if (std::none_of(host.begin(), host.end(), is_upper)) return is_known_host(host);
  return is_known_host(ascii_lower(host));
}

}  // namespace sheaf
