// A file that one run has for itself.
#pragma once

#include <string>

#include "base/result.h"

namespace sheaf::cli {

// Open and locked (flock) as long as it lives.
class LockedFile {
 public:
  // `flags` as for open(2). Errors: kIo; kBadInput when another run has it.
  static Result<LockedFile> open(const std::string& path, int flags);
  LockedFile(LockedFile&& other) noexcept;
  LockedFile& operator=(LockedFile&& other) noexcept;
  ~LockedFile();

  int file() const { return file_; }

 private:
  explicit LockedFile(int file) : file_(file) {}
  int file_;
};

}  // namespace sheaf::cli
