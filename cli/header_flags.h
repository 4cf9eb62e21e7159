// --header: what users add to requests, and which servers it is for.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/result.h"
#include "fetch/options.h"

namespace sheaf::cli {

// Puts the lines into `options`: "Name: value" among its headers, "host=Name: value" and
// "host:port=Name: value" among its host_headers. Gives what is wrong with the first that is
// neither.
std::optional<Error> take_headers(const std::vector<std::string>& lines, FetchOptions& options);

// The web addresses among the words of a command line: whose headers FetchOptions::headers are.
std::vector<Url> extract_origins(std::span<const std::string> words);

// For a header that no server is going to get, as none is named on the command line: one line that
// says so and names the way out.
std::optional<std::string> find_idle_header(const FetchOptions& options);

}  // namespace sheaf::cli
