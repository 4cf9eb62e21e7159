#include "cli/locked_file.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <utility>

namespace sheaf::cli {
namespace {

constexpr int kNoFile = -1;
constexpr mode_t kMode = 0666;

// Another run may have put a new file in its place before the lock was ours.
bool is_at(const std::string& path, int file) {
  struct stat here {
  }, there{};
  return fstat(file, &here) == 0 && stat(path.c_str(), &there) == 0 &&
         here.st_dev == there.st_dev && here.st_ino == there.st_ino;
}

}  // namespace

Result<LockedFile> LockedFile::open(const std::string& path, int flags) {
  while (true) {
    LockedFile opened(::open(path.c_str(), flags | O_CLOEXEC, kMode));
    if (opened.file_ < 0) return Error{ErrorKind::kIo, path + ": " + std::strerror(errno)};
    if (flock(opened.file_, LOCK_EX | LOCK_NB) != 0) {
      if (errno == EWOULDBLOCK)
        return Error{ErrorKind::kBadInput, path + ": another run writes to it"};
      return Error{ErrorKind::kIo, path + ": " + std::strerror(errno)};
    }
    if (is_at(path, opened.file_)) return opened;
  }
}

LockedFile::LockedFile(LockedFile&& other) noexcept : file_(std::exchange(other.file_, kNoFile)) {}

LockedFile& LockedFile::operator=(LockedFile&& other) noexcept {
  std::swap(file_, other.file_);
  return *this;
}

LockedFile::~LockedFile() {
  if (file_ != kNoFile) close(file_);
}

}  // namespace sheaf::cli
