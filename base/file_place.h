// Where a path that is to be written to leads.
#pragma once

#include <string>

#include "base/result.h"

namespace sheaf {

struct FilePlace {
  std::string path;     // with no link at its end, be there a file or not
  int descriptor = -1;  // of /dev/stdout, /dev/fd/3, /proc/self/fd/3: open already; else -1
};

// Follows links, those that lead to nothing too, as open(2) does. Errors: kIo (links in a ring).
Result<FilePlace> find_file_place(const std::string& path);

// One file, by whatever names: links, hard links and "./" count. False if either is not there.
bool is_same_file(const std::string& one, const std::string& other);

}  // namespace sheaf
