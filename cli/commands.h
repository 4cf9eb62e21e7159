// The subcommands: each adds itself to the program and, when called, sets the exit code.
#pragma once

namespace CLI {  // NOLINT(readability-identifier-naming): the library's
class App;
}

namespace sheaf::cli {

enum ExitCode { kExitOk = 0, kExitFailedInputs = 1, kExitUsage = 2, kExitFailed = 3 };

void add_cache(CLI::App& app, int& exit_code);
void add_calendar(CLI::App& app, int& exit_code);
void add_check(CLI::App& app, int& exit_code);
void add_digest(CLI::App& app, int& exit_code);
void add_extract(CLI::App& app, int& exit_code);
void add_rules(CLI::App& app, int& exit_code);

}  // namespace sheaf::cli
