#include "cli/fetch_flags.h"

#include <arpa/inet.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <memory>
#include <optional>

#include "base/text.h"
#include "cli/header_flags.h"
#include "fetch/header_rules.h"

namespace sheaf::cli {
namespace {

std::string environment(const char* lower, const char* upper) {
  const char* value = std::getenv(lower);
  if (!value && upper) value = std::getenv(upper);
  return value ? value : "";
}

void set_proxies(const FetchFlags& flags, FetchOptions& options) {
  const std::string all = environment("all_proxy", "ALL_PROXY");
  options.http_proxy = environment("http_proxy", nullptr);  // upper case: CGI, so never
  options.https_proxy = environment("https_proxy", "HTTPS_PROXY");
  options.no_proxy = environment("no_proxy", "NO_PROXY");
  if (options.http_proxy.empty()) options.http_proxy = all;
  if (options.https_proxy.empty()) options.https_proxy = all;
  if (!flags.proxy.empty()) options.http_proxy = options.https_proxy = flags.proxy;
}

Milliseconds from_seconds(double seconds) {
  return Milliseconds(static_cast<std::int64_t>(seconds * 1000));
}

void set_limits(const FetchFlags& flags, FetchLimits& limits) {
  if (flags.timeout > 0) limits.total_timeout = from_seconds(flags.timeout);
  if (flags.connect_timeout > 0) limits.connect_timeout = from_seconds(flags.connect_timeout);
  limits.header_timeout = std::min(limits.header_timeout, limits.total_timeout);
  limits.connect_timeout = std::min(limits.connect_timeout, limits.total_timeout);
  if (flags.max_redirects >= 0) limits.max_redirects = flags.max_redirects;
}

// libcurl would say nothing, and keep no cookie.
std::optional<Error> find_jar_fault(const std::string& path) {
  using File = std::unique_ptr<std::FILE, int (*)(std::FILE*)>;
  if (path.empty() || File(std::fopen(path.c_str(), "rb"), std::fclose)) return std::nullopt;
  if (errno == ENOENT && File(std::fopen(path.c_str(), "ab"), std::fclose)) return std::nullopt;
  return Error{ErrorKind::kIo, "--cookie-jar: " + path + ": " + std::strerror(errno)};
}

bool is_ip_address(std::string text) {
  if (text.starts_with('[') && text.ends_with(']')) text = text.substr(1, text.size() - 2);
  std::array<unsigned char, sizeof(in6_addr)> address{};
  return inet_pton(AF_INET, text.c_str(), address.data()) == 1 ||
         inet_pton(AF_INET6, text.c_str(), address.data()) == 1;
}

// name:port:address[,address], as libcurl reads it.
bool is_resolve_entry(std::string_view entry) {
  if (entry.starts_with('+')) entry.remove_prefix(1);
  const std::size_t colon = entry.find(':'), second = entry.find(':', colon + 1);
  if (colon == 0 || colon == entry.npos || second == entry.npos) return false;
  const std::string_view port = entry.substr(colon + 1, second - colon - 1);
  const std::vector<std::string_view> addresses = split(entry.substr(second + 1), ',');
  return !port.empty() && std::all_of(port.begin(), port.end(), is_ascii_digit) &&
         std::all_of(addresses.begin(), addresses.end(),
                     [](std::string_view one) { return is_ip_address(std::string(one)); });
}

std::optional<Error> find_fault(const FetchFlags& flags) {
  for (const std::string& entry : flags.resolve) {
    if (!is_resolve_entry(entry))
      return Error{ErrorKind::kBadInput, "--resolve: '" + entry + "' is not as name:port:address"};
  }
  if (!can_be_sent({"User-Agent", flags.user_agent}))
    return Error{ErrorKind::kBadInput, "--user-agent: '" + flags.user_agent +
                                           "' has a character that no header may have"};
  return find_jar_fault(flags.cookie_jar);
}

}  // namespace

void add_fetch_flags(CLI::App& command, FetchFlags& flags) {
  const std::string group = "Fetching";
  const auto in_group = [&](CLI::Option* option) { return option->group(group); };
  in_group(command.add_option("--per-host", flags.per_host, "Transfers of one host at once (2)"))
      ->check(CLI::Range(1, 256));
  in_group(command.add_option("--rate", flags.rate, "Requests a second for each host (4)"))
      ->check(CLI::Range(1e-5, 1e6));
  in_group(command.add_option("--connections", flags.connections, "Transfers in all at once (64)"))
      ->check(CLI::Range(1, 1024));
  in_group(command.add_option("--timeout", flags.timeout, "Seconds for one try (60)"))
      ->check(CLI::Range(1e-3, 1e6));
  in_group(command.add_option("--connect-timeout", flags.connect_timeout,
                              "Seconds for name, TCP and TLS (10)"))
      ->check(CLI::Range(1e-3, 1e6));
  in_group(command.add_option("--max-redirects", flags.max_redirects,
                              "Redirects that are followed, one after another (10)"))
      ->check(CLI::Range(0, 50));
  in_group(
      command.add_option("--tries", flags.tries, "How often a failure that may pass is tried (3)"))
      ->check(CLI::Range(1, 20));
  CLI::Option* no_robots = in_group(
      command.add_flag("--no-robots", flags.no_robots, "Do not ask robots.txt (batches do)"));
  in_group(command.add_flag("--robots", flags.robots, "Ask robots.txt also for single pages"))
      ->excludes(no_robots);
  in_group(command.add_option(
               "--header", flags.headers,
               "Send \"Name: value\" to the servers named here, \"host=Name: value\" to that one"))
      ->allow_extra_args(false);
  in_group(command.add_option("--user-agent", flags.user_agent, "Instead of the program's name"));
  in_group(
      command.add_option("--cookie-jar", flags.cookie_jar, "File of cookies (Netscape's form)"));
  in_group(command.add_option("--proxy", flags.proxy, "URL of a proxy, over the environment's"));
  in_group(command.add_flag("--netrc", flags.netrc, "User names and passwords from ~/.netrc"));
  in_group(command.add_option("--resolve", flags.resolve,
                              "name:port:address instead of DNS, as curl has it"))
      ->allow_extra_args(false);
  in_group(
      command.add_option("--ca-file", flags.ca_file,
                         "Certificates to trust (PEM) instead of SSL_CERT_FILE's or the system's"));
  in_group(command.add_flag("--insecure", flags.insecure, "Do not check certificates"));
  in_group(command.add_flag("--allow-private", flags.allow_private,
                            "Also reach private addresses that public ones lead to"));
}

Result<FetchOptions> make_fetch_options(const FetchFlags& flags, Robots robots,
                                        std::span<const std::string> named) {
  if (std::optional<Error> fault = find_fault(flags)) return *std::move(fault);
  FetchOptions options;
  options.wall_clock = [] { return std::int64_t{std::time(nullptr)}; };
  options.robots = flags.no_robots ? Robots::kIgnore : flags.robots ? Robots::kObey : robots;
  if (flags.per_host > 0) options.host.max_transfers = flags.per_host;
  if (flags.rate > 0) options.host.min_interval = from_seconds(1 / flags.rate);
  options.host.spares_loopback = flags.rate <= 0;
  if (flags.connections > 0) options.max_transfers = flags.connections;
  if (flags.tries > 0) options.retry.max_attempts = flags.tries;
  set_limits(flags, options.limits);
  if (std::optional<Error> fault = take_headers(flags.headers, options)) return *std::move(fault);
  options.header_origins = extract_origins(named);
  options.user_agent = flags.user_agent.empty() ? kUserAgent : flags.user_agent;
  options.cookie_jar = flags.cookie_jar;
  set_proxies(flags, options);
  if (flags.netrc) options.netrc_file = environment("HOME", nullptr) + "/.netrc";
  options.ca_file = flags.ca_file.empty() ? environment("SSL_CERT_FILE", nullptr) : flags.ca_file;
  options.resolve = flags.resolve;
  options.insecure = flags.insecure;
  options.allow_private = flags.allow_private;
  return options;
}

}  // namespace sheaf::cli
