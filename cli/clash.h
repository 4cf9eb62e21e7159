// Files that a command would write over although it reads them, or writes something else there.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/result.h"

namespace sheaf::cli {

struct NamedFile {
  std::string path;  // "" and "-": none
  std::string what;  // of a file that is written its option, "-o"; of others as in "is an input"
};

// A file that stays, or will be made: no pipe, no terminal, and not whatever /dev/stdout leads to.
bool is_lasting_file(const std::string& path);

// The files that inputs stand for: pages in folders each by itself.
std::vector<NamedFile> input_files(const std::vector<std::string>& inputs);

// Whether one of the files that are written is among those that are read, or is another one that
// is written, by whatever names (links and hard links count). kBadInput, one line with the option.
std::optional<Error> find_clash(const std::vector<NamedFile>& written,
                                const std::vector<NamedFile>& read);

}  // namespace sheaf::cli
