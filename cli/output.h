// What the program says on its standard output and error.
#pragma once

#include <string_view>

#include "base/output.h"

namespace sheaf::cli {

// One line on standard error, "sheaf COMMAND: MESSAGE", safe for a terminal. Gives kExitUsage.
int complain_of(std::string_view command, std::string_view message);

}  // namespace sheaf::cli
