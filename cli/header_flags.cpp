#include "cli/header_flags.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "base/text.h"
#include "cli/inputs.h"
#include "fetch/header_rules.h"

namespace sheaf::cli {
namespace {

std::optional<Header> find_header_in(std::string_view line) {
  const std::size_t colon = line.find(':');
  const std::string_view name = trim(line.substr(0, colon));
  if (colon == line.npos || name.empty()) return std::nullopt;
  // What is no space at the ends of a value is looked at.
  std::string_view value = line.substr(colon + 1);
  constexpr std::string_view kSpace = " \t";
  value.remove_prefix(std::min(value.find_first_not_of(kSpace), value.size()));
  value.remove_suffix(value.size() - (value.find_last_not_of(kSpace) + 1));
  return Header{std::string(name), std::string(value)};
}

// "example.org", "example.org:8080", "[::1]:8080": what a header may be for.
std::optional<Url> find_host(std::string_view text) {
  text = trim(text);
  const bool is_literal = text.starts_with('[');
  const std::size_t colon = text.find(':', is_literal ? text.find(']') : 0);
  const std::string_view port = colon == text.npos ? "0" : text.substr(colon + 1);
  const bool is_number = !port.empty() && std::all_of(port.begin(), port.end(), is_ascii_digit);
  if (!is_number || text.find_first_of("/?#@\\ \t") != text.npos) return std::nullopt;
  Result<Url> url = Url::parse("http://" + std::string(text) + "/");
  return url.ok() ? std::optional(std::move(url).value()) : std::nullopt;
}

std::optional<HostHeader> find_host_header(std::string_view line) {
  const std::size_t equals = line.find('=');
  if (equals == line.npos) return std::nullopt;
  const std::string_view place = trim(line.substr(0, equals));
  const std::optional<Url> host = find_host(place);
  std::optional<Header> header = find_header_in(line.substr(equals + 1));
  if (!host || !header) return std::nullopt;
  const bool has_port = place.find(':', place.rfind(']') + 1) != place.npos;
  return HostHeader{std::string(host->host()), has_port ? std::string(host->port()) : "*",
                    *std::move(header)};
}

Error fault(const std::string& line, const char* what) {
  return {ErrorKind::kBadInput, "--header: '" + line + "' " + what};
}

}  // namespace

std::optional<Error> take_headers(const std::vector<std::string>& lines, FetchOptions& options) {
  for (const std::string& line : lines) {
    std::optional<HostHeader> of_host = find_host_header(line);
    std::optional<Header> header = of_host ? of_host->header : find_header_in(line);
    if (!header) return fault(line, "is not as \"Name: value\" or \"host=Name: value\"");
    if (!can_be_sent(*header)) return fault(line, "has a character that no header may have");
    if (of_host)
      options.host_headers.push_back(*std::move(of_host));
    else
      options.headers.push_back(*std::move(header));
  }
  return std::nullopt;
}

std::vector<Url> extract_origins(std::span<const std::string> words) {
  std::vector<Url> origins;
  for (const std::string& word : words) {
    if (!is_web_address(word)) continue;
    if (Result<Url> url = Url::parse(word); url.ok()) origins.push_back(std::move(url).value());
  }
  return origins;
}

std::optional<std::string> find_idle_header(const FetchOptions& options) {
  if (!options.header_origins || !options.header_origins->empty()) return std::nullopt;
  for (const Header& header : options.headers) {
    if (is_harmless_header(header.name) || header.value.empty()) continue;
    return "--header: " + header.name +
           " goes to no server: it is for those that the command line names; \"HOST=" +
           header.name + ": ...\" says which it is for";
  }
  return std::nullopt;
}

}  // namespace sheaf::cli
