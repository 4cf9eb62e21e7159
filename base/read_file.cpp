#include "base/read_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>

#include "base/descriptor.h"

namespace sheaf {
namespace {

constexpr std::size_t kStep = 1u << 16;

ByteSource source_of(int file) {
  return [file](char* to, std::size_t room) -> Result<std::size_t> {
    ssize_t got = 0;
    do got = read(file, to, room);
    while (got < 0 && errno == EINTR);
    if (got < 0) return system_error();
    return static_cast<std::size_t>(got);
  };
}

std::string size_text(std::size_t bytes) {
  return bytes >> 20 == 0 ? std::to_string(bytes >> 10) + " KiB"
                          : std::to_string(bytes >> 20) + " MiB";
}

}  // namespace

Error over_limit(std::size_t limit) {
  return {ErrorKind::kTooLarge, "is over the limit of " + size_text(limit)};
}

Result<std::string> read_to_end(const ByteSource& source, std::size_t limit) {
  std::string bytes;
  while (bytes.size() <= limit) {
    const std::size_t size = bytes.size();
    const std::size_t room = std::min(std::max(kStep, size / 2), limit + 1 - size);
    bytes.resize(size + room);
    const Result<std::size_t> got = source(bytes.data() + size, room);
    if (!got.ok()) return got.error();
    bytes.resize(size + got.value());
    if (got.value() == 0) return bytes;
  }
  return over_limit(limit);
}

Result<bool> check_size(int file, std::size_t limit) {
  struct stat info {};
  if (fstat(file, &info) != 0) return system_error();
  if (S_ISREG(info.st_mode) && static_cast<std::size_t>(info.st_size) > limit)
    return over_limit(limit);
  return true;
}

Result<std::string> read_regular_file(const std::string& path, std::size_t limit) {
  struct stat info {};
  if (stat(path.c_str(), &info) != 0) return system_error();
  if (S_ISDIR(info.st_mode)) return Error{ErrorKind::kUnsupported, "is a folder"};
  if (!S_ISREG(info.st_mode)) return Error{ErrorKind::kUnsupported, "is no regular file"};
  const Descriptor file(open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
  if (!file.is_open()) return system_error();
  const Result<bool> fits = check_size(file.get(), limit);
  return fits.ok() ? read_to_end(source_of(file.get()), limit) : fits.error();
}

}  // namespace sheaf
