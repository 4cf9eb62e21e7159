#include "cli/output.h"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <string>

#include "base/printable.h"
#include "cli/commands.h"

namespace sheaf::cli {

int complain_of(std::string_view command, std::string_view message) {
  std::fprintf(stderr, "sheaf %s: %s\n", std::string(command).c_str(),
               printable(std::string(message)).c_str());
  return kExitUsage;
}

int finish_standard_output(int code) {
  const bool failed_before = std::ferror(stdout) != 0;
  if (std::fflush(stdout) == 0 && !failed_before) return code;
  std::fprintf(stderr, "sheaf: standard output: %s\n",
               failed_before ? "not all could be written" : std::strerror(errno));
  return code == kExitOk ? kExitFailedInputs : code;
}

}  // namespace sheaf::cli
