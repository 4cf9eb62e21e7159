#include "cli/output.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <system_error>
#include <utility>

#include "base/printable.h"
#include "cli/commands.h"

namespace sheaf::cli {
namespace {

constexpr int kNoFile = -1;
constexpr mode_t kMode = 0666;

namespace fs = std::filesystem;

Error io_error() { return {ErrorKind::kIo, std::strerror(errno)}; }

std::optional<Error> write_whole(const std::string& path, std::string_view bytes) {
  Result<Output> out = Output::open(path);
  if (!out.ok()) return out.error();
  const bool written = out->write(bytes);
  if (out->finish() && written) return std::nullopt;
  return Error{ErrorKind::kIo, "not everything could be written: is the disk full?"};
}

}  // namespace

Result<Output> Output::open(const std::string& path) {
  if (path.empty() || path == "-") return Output(STDOUT_FILENO, 0);
  const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, kMode);
  if (file < 0) return io_error();
  return Output(file, 0);
}

Result<Output> Output::open_behind(const std::string& path, std::uint64_t size) {
  const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, kMode);
  if (file < 0) return io_error();
  Output output(file, size);
  if (ftruncate(file, static_cast<off_t>(size)) != 0) return io_error();
  return output;
}

Output::Output(Output&& other) noexcept
    : file_(std::exchange(other.file_, kNoFile)), size_(other.size_), failed_(other.failed_) {}

Output::~Output() {
  if (file_ != kNoFile && file_ != STDOUT_FILENO) close(file_);
}

bool Output::is_terminal() const { return isatty(file_) != 0; }

bool Output::write_line(std::string_view text) { return write(std::string(text) + '\n'); }

bool Output::write(std::string_view bytes) {
  while (!bytes.empty() && !failed_) {
    const ssize_t written = ::write(file_, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    failed_ |= written < 0;
    if (failed_) break;
    size_ += static_cast<std::uint64_t>(written);
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return !failed_;
}

// A full disk is told by write(); some network file systems tell it here.
bool Output::finish() {
  const bool refused = file_ != STDOUT_FILENO && fsync(file_) != 0 && errno != EINVAL;
  return !failed_ && !refused;
}

std::optional<Error> replace_file(const std::string& path, std::string_view bytes) {
  std::error_code error;
  const fs::file_status there = fs::status(path, error);
  if (path.empty() || path == "-" || (fs::exists(there) && !fs::is_regular_file(there)))
    return write_whole(path, bytes);
  const fs::path place = fs::exists(there) ? fs::canonical(path, error) : fs::path(path);
  const fs::path part = place.string() + ".part";
  std::optional<Error> fault = write_whole(part.string(), bytes);
  if (!fault && fs::exists(there)) fs::permissions(part, there.permissions(), error);
  if (!fault) fs::rename(part, place, error);
  if (!fault && error) fault = Error{ErrorKind::kIo, error.message()};
  if (fault) fs::remove(part, error);
  return fault;
}

int complain_of(std::string_view command, std::string_view message) {
  std::fprintf(stderr, "sheaf %s: %s\n", std::string(command).c_str(),
               printable(std::string(message)).c_str());
  return kExitUsage;
}

}  // namespace sheaf::cli
