#include "cli/output.h"

#include <cerrno>
#include <cstring>
#include <utility>

namespace sheaf::cli {

Result<Output> Output::open(const std::string& path) {
  if (path.empty() || path == "-") return Output(stdout);
  std::FILE* file = std::fopen(path.c_str(), "wb");
  if (!file) return Error{ErrorKind::kIo, std::strerror(errno)};
  return Output(file);
}

Output::Output(Output&& other) noexcept : file_(std::exchange(other.file_, nullptr)) {}

Output::~Output() {
  if (file_ && file_ != stdout) std::fclose(file_);
}

bool Output::write_line(std::string_view text) {
  return std::fwrite(text.data(), 1, text.size(), file_) == text.size() &&
         std::fputc('\n', file_) != EOF;
}

bool Output::finish() { return std::fflush(file_) == 0 && !std::ferror(file_); }

}  // namespace sheaf::cli
