// Ctrl-C and the system's request to end: the first one is noted, the second one ends the program.
#pragma once

namespace sheaf::cli {

// From now on. For SIGINT and SIGTERM.
void watch_interrupts();
bool is_interrupted();

// Who waits for input (cli/input_file.h) need wait no longer: the run ends for another reason.
void end_waiting();
bool is_waiting_over();  // or interrupted

}  // namespace sheaf::cli
