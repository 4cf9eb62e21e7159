// The options by which a user says how to fetch.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "base/result.h"
#include "fetch/options.h"

namespace CLI {  // NOLINT(readability-identifier-naming): not ours
class App;
}

namespace sheaf::cli {

inline constexpr const char* kUserAgent = "sheaf/" SHEAF_VERSION;

struct FetchFlags {
  int per_host = 0, connections = 0, tries = 0, max_redirects = -1;
  double rate = 0;                          // requests a second
  double timeout = 0, connect_timeout = 0;  // seconds
  bool no_robots = false, robots = false, insecure = false, allow_private = false, netrc = false;
  std::vector<std::string> headers, resolve;
  std::string cookie_jar, proxy, user_agent, ca_file;
};

void add_fetch_flags(CLI::App& command, FetchFlags& flags);

// Errors name the option. Robots.txt is obeyed as `robots` says, unless the flags say otherwise.
// `named`: the inputs of the command line; what is secret goes to the web addresses among them.
Result<FetchOptions> make_fetch_options(const FetchFlags& flags, Robots robots,
                                        std::span<const std::string> named);

}  // namespace sheaf::cli
