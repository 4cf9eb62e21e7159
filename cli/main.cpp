// sheaf: the program. Subcommands are one file each; exit codes: 0 all is well, 1 some inputs
// failed (of check: links are broken), 2 wrong usage, 3 memory or threads have run out (of check:
// also that an input or output failed).
#include <fcntl.h>

#include <CLI/CLI.hpp>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <new>
#include <sstream>
#include <system_error>

#include "cli/commands.h"
#include "cli/output.h"

namespace {

// A standard file that our caller closed would be the next one that is opened: a database, a
// connection. Something takes its place that can be read or written as little.
void hold_standard_files() {
  for (int file = 0; file <= 2; ++file) {
    if (fcntl(file, F_GETFD) == -1) open("/dev/null", file == 0 ? O_WRONLY : O_RDONLY);
  }
}

// What CLI11 has to say (the help, the version, what is wrong), through the standard files as all
// else is.
int tell(const CLI::App& app, const CLI::ParseError& error) {
  std::ostringstream out, err;
  const int code = app.exit(error, out, err);
  std::fputs(out.str().c_str(), stdout);
  std::fputs(err.str().c_str(), stderr);
  return code == 0 ? sheaf::cli::kExitOk : sheaf::cli::kExitUsage;
}

int run(int argc, char** argv) {
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
    return tell(app, error);
  }
  return exit_code;
}

// Takes no memory, as there may be none.
int fail(const char* what) {
  std::fprintf(stderr, "sheaf: %s\n", what);
  return sheaf::cli::kExitFailed;
}

// Of an exception that is handled: only what this computer lacks is thrown as far as here.
int fail_by_exception() {
  try {
    throw;
  } catch (const std::bad_alloc&) {
    return fail("there is not enough memory");
  } catch (const std::system_error& error) {
    const bool is_thread = error.code() == std::errc::resource_unavailable_try_again;
    return fail(is_thread ? "no more threads can be started (see ulimit -u)" : error.what());
  } catch (const std::exception& error) {
    return fail(error.what());
  }
}

// Where functions that may not throw run out of memory (CLI11 has some).
[[noreturn]] void end_at_once() {
  if (!std::current_exception()) std::abort();
  std::_Exit(fail_by_exception());
}

}  // namespace

// Whatever ends the program, what was to be written as a whole is not there, or is what it was.
int main(int argc, char** argv) {
  std::set_terminate(end_at_once);
  hold_standard_files();
  try {
    return sheaf::cli::finish_standard_output(run(argc, argv));
  } catch (...) {
    return fail_by_exception();
  }
}
