#include "base/file_place.h"

#include <sys/stat.h>

#include <cerrno>
#include <climits>
#include <cstring>
#include <filesystem>
#include <string_view>
#include <system_error>

#include "base/number.h"

namespace sheaf {
namespace {

namespace fs = std::filesystem;

constexpr int kMostLinks = 40;  // as Linux has it

int descriptor_of(const std::string& path) {
  const std::string normal = fs::path(path).lexically_normal().string();
  if (normal == "/dev/stdout") return 1;
  if (normal == "/dev/stderr") return 2;
  for (const std::string_view folder : {"/dev/fd/", "/proc/self/fd/", "/proc/thread-self/fd/"}) {
    if (!normal.starts_with(folder)) continue;
    const auto number = find_number(std::string_view(normal).substr(folder.size()));
    return number && *number <= INT_MAX ? static_cast<int>(*number) : -1;
  }
  return -1;
}

}  // namespace

Result<FilePlace> find_file_place(const std::string& path) {
  fs::path place = path;
  std::error_code error;
  for (int links = 0; links <= kMostLinks; ++links) {
    if (const int descriptor = descriptor_of(place.string()); descriptor >= 0)
      return FilePlace{place.string(), descriptor};
    if (!fs::is_symlink(fs::symlink_status(place, error))) return FilePlace{place.string()};
    const fs::path target = fs::read_symlink(place, error);
    if (error) return Error{ErrorKind::kIo, error.message()};
    place = place.parent_path() / target;
  }
  return Error{ErrorKind::kIo, std::strerror(ELOOP)};
}

bool is_same_file(const std::string& one, const std::string& other) {
  struct stat first {
  }, second{};
  return stat(one.c_str(), &first) == 0 && stat(other.c_str(), &second) == 0 &&
         first.st_dev == second.st_dev && first.st_ino == second.st_ino;
}

}  // namespace sheaf
