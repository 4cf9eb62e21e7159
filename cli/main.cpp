// sheaf: the program. Subcommands are one file each; exit codes: 0 all is well, 1 some inputs
// failed (of check: links are broken), 2 wrong usage, 3 of check: an input or output failed.
#include <fcntl.h>

#include <CLI/CLI.hpp>

#include "cli/commands.h"

namespace {

// A standard file that our caller closed would be the next one that is opened: a database, a
// connection. Something takes its place that can be read or written as little.
void hold_standard_files() {
  for (int file = 0; file <= 2; ++file) {
    if (fcntl(file, F_GETFD) == -1) open("/dev/null", file == 0 ? O_WRONLY : O_RDONLY);
  }
}

}  // namespace

int main(int argc, char** argv) {
  hold_standard_files();
  CLI::App app{"Turns web articles into item records, digests and link reports."};
  app.name("sheaf");
  app.set_version_flag("--version", "sheaf " SHEAF_VERSION);
  app.require_subcommand(1);
  int exit_code = sheaf::cli::kExitOk;
  sheaf::cli::add_extract(app, exit_code);
  sheaf::cli::add_rules(app, exit_code);
  sheaf::cli::add_cache(app, exit_code);
  sheaf::cli::add_digest(app, exit_code);
  sheaf::cli::add_calendar(app, exit_code);
  sheaf::cli::add_check(app, exit_code);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? sheaf::cli::kExitOk : sheaf::cli::kExitUsage;
  }
  return exit_code;
}
