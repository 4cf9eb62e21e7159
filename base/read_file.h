// Files and streams read whole, within a limit: what has no end (a device, a pipe, a file that is
// one hole) costs the limit and no more.
#pragma once

#include <cstddef>
#include <functional>
#include <string>

#include "base/result.h"

namespace sheaf {

// Puts at most `room` bytes into `to` and gives how many; 0 is the end. Errors: kIo.
using ByteSource = std::function<Result<std::size_t>(char* to, std::size_t room)>;

// What is said of input that has more bytes than it may: kTooLarge, "is over the limit of 64 MiB".
Error over_limit(std::size_t limit);

// All that is left. No more is asked for than the limit and one byte. Errors: those of the source;
// kTooLarge.
Result<std::string> read_to_end(const ByteSource& source, std::size_t limit);

// kTooLarge at once for an open regular file that says itself that it is over the limit.
Result<bool> check_size(int file, std::size_t limit);

// The whole regular file. Errors: kIo with what the system says, kUnsupported for what is no
// regular file (a pipe would wait for ever), kTooLarge.
Result<std::string> read_regular_file(const std::string& path, std::size_t limit);

}  // namespace sheaf
