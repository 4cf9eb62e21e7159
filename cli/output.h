// What the program says on its standard output and error.
#pragma once

#include <string_view>

#include "base/output.h"

namespace sheaf::cli {

// One line on standard error, "sheaf COMMAND: MESSAGE", safe for a terminal. Gives kExitUsage.
int complain_of(std::string_view command, std::string_view message);

// To be called when all is said: `code`, or kExitFailedInputs with one line where that was kExitOk
// and not all of it could be written (a full disk, a file that was closed).
int finish_standard_output(int code);

}  // namespace sheaf::cli
