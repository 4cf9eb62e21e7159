// Options of a subcommand in a TOML file: [check] timeout = 20.
#pragma once

#include <string>

namespace CLI {  // NOLINT(readability-identifier-naming): the library's
class App;
}

namespace sheaf::cli {

// Gives the values of the table `section` to the options of that name ("max-cache-age" or
// "max_cache_age") that the command line left out; arrays are several values. Gives what is wrong
// with the file, with its line, or "". No such table is fine.
std::string apply_config_file(const std::string& path, const std::string& section,
                              CLI::App& command);

}  // namespace sheaf::cli
