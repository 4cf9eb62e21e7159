// Ctrl-C and the system's request to end: the first one is noted, the second one ends the program.
#pragma once

namespace sheaf::cli {

// From now on. For SIGINT and SIGTERM.
void watch_interrupts();
bool is_interrupted();

}  // namespace sheaf::cli
