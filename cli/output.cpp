#include "cli/output.h"

#include <cstdio>
#include <string>

#include "base/printable.h"
#include "cli/commands.h"

namespace sheaf::cli {

int complain_of(std::string_view command, std::string_view message) {
  std::fprintf(stderr, "sheaf %s: %s\n", std::string(command).c_str(),
               printable(std::string(message)).c_str());
  return kExitUsage;
}

}  // namespace sheaf::cli
