// Untrusted text for a terminal.
#pragma once

#include <string>
#include <string_view>

namespace sheaf {

// False for what changes how a terminal shows other text: control characters and those that turn
// its direction.
bool is_printable(char32_t c);

void append_code(std::string& out, char32_t c);  // "\u001b"

// What is not printable as \uXXXX, line ends too; so is what a runner of GitHub's actions would
// take for a command in the log: "::" in front, "##[" anywhere. Addresses without their passwords
// (base/credentials.h).
std::string printable(std::string_view text);

}  // namespace sheaf
