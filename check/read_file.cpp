#include "check/read_file.h"

#include <sys/stat.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <memory>

namespace sheaf {

Result<std::string> read_document_file(const std::string& path) {
  struct stat info;
  if (stat(path.c_str(), &info) != 0) return Error{ErrorKind::kIo, std::strerror(errno)};
  if (S_ISDIR(info.st_mode)) return Error{ErrorKind::kUnsupported, "is a folder"};
  if (!S_ISREG(info.st_mode)) return Error{ErrorKind::kUnsupported, "is no regular file"};
  if (static_cast<std::size_t>(info.st_size) > kMostDocumentBytes)
    return Error{ErrorKind::kTooLarge, "is over the limit of 512 MiB"};
  const auto close = [](std::FILE* file) { std::fclose(file); };
  const std::unique_ptr<std::FILE, decltype(close)> file(std::fopen(path.c_str(), "rb"), close);
  if (!file) return Error{ErrorKind::kIo, std::strerror(errno)};
  std::string bytes(static_cast<std::size_t>(info.st_size), '\0');
  bytes.resize(std::fread(bytes.data(), 1, bytes.size(), file.get()));
  if (std::ferror(file.get())) return Error{ErrorKind::kIo, std::strerror(errno)};
  return bytes;
}

}  // namespace sheaf
