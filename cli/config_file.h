// Options of a subcommand in a TOML file: [check] timeout = 20.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"

namespace CLI {  // NOLINT(readability-identifier-naming): the library's
class App;
}

namespace sheaf::cli {

struct ConfigFile {
  enum class Trust { kNamed, kFound };  // on the command line, or in the folder
  std::string path;
  Trust trust = Trust::kNamed;
  std::string section = {};  // the table of the command
};

// Gives the values of the table to the options of that name ("max-cache-age" or "max_cache_age")
// that the command line left out; arrays are several values. No such table is fine. Gives what was
// passed over, as a file that was found may not set it (cli/config_trust.h). The error's message
// names the file and the line.
Result<std::vector<std::string>> apply_config_file(const ConfigFile& file, CLI::App& command);

}  // namespace sheaf::cli
