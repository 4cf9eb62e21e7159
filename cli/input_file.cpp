#include "cli/input_file.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <utility>

#include "base/text.h"
#include "cli/interrupt.h"

namespace sheaf::cli {

struct InputFile::Source {
  int file = -1;          // or none
  std::string head = {};  // read already, to be given first
  std::size_t given = 0;  // of it

  Source() = default;
  Source(const Source&) = delete;
  Source& operator=(const Source&) = delete;
  ~Source() {
    if (file >= 0) close(file);
  }
};

namespace {

constexpr std::size_t kMostPeeked = 4096, kBuffer = 1u << 16;
constexpr int kTick = 100;  // milliseconds

// As read(2), but an interrupt ends it.
ssize_t read_patiently(int file, char* to, std::size_t room) {
  while (true) {
    pollfd wanted{.fd = file, .events = POLLIN, .revents = 0};
    const int ready = poll(&wanted, 1, kTick);
    if (ready <= 0 && is_waiting_over()) return errno = EINTR, -1;
    if (ready == 0 || (ready < 0 && errno == EINTR)) continue;
    const ssize_t got = read(file, to, room);
    if (got >= 0 || (errno != EINTR && errno != EAGAIN)) return got;
  }
}

// A pipe is not waited for in open(2), so that an interrupt ends that, too.
int open_file(const std::string& path) {
  if (path == "-") return fcntl(STDIN_FILENO, F_DUPFD_CLOEXEC, 0);
  struct stat status {};
  const bool is_pipe = stat(path.c_str(), &status) == 0 && S_ISFIFO(status.st_mode);
  return ::open(path.c_str(), O_RDONLY | O_CLOEXEC | (is_pipe ? O_NONBLOCK : 0));
}

}  // namespace

void InputFile::Drop::operator()(Source* source) const { delete source; }

InputFile::InputFile(std::unique_ptr<Source> source) : source_(source.release()) {
  const auto read = [](void* cookie, char* to, std::size_t room) -> ssize_t {
    Source& from = *static_cast<Source*>(cookie);
    const std::size_t left = std::min(room, from.head.size() - from.given);
    if (left == 0) return from.file < 0 ? 0 : read_patiently(from.file, to, room);
    from.head.copy(to, left, from.given);
    from.given += left;
    return static_cast<ssize_t>(left);
  };
  file_.reset(fopencookie(source_.get(), "rb",
                          {.read = read, .write = nullptr, .seek = nullptr, .close = nullptr}));
  if (file_) std::setvbuf(file_.get(), nullptr, _IOFBF, kBuffer);
}

Result<InputFile> InputFile::open(const std::string& path) {
  auto source = std::make_unique<Source>();
  source->file = open_file(path);
  if (source->file < 0) return Error{ErrorKind::kIo, std::strerror(errno)};
  InputFile input(std::move(source));
  if (!input.file()) return Error{ErrorKind::kIo, std::strerror(errno)};
  return input;
}

InputFile InputFile::of(std::string bytes) {
  auto source = std::make_unique<Source>();
  source->head = std::move(bytes);
  return InputFile(std::move(source));
}

std::string_view InputFile::peek(std::size_t least) {
  std::string& head = source_->head;
  while (source_->file >= 0 && head.size() < kMostPeeked &&
         (head.size() < least || trim(head).empty())) {
    char bytes[kMostPeeked];
    const ssize_t got = read_patiently(source_->file, bytes, kMostPeeked - head.size());
    if (got <= 0) break;  // what is wrong is told when it is read
    head.append(bytes, static_cast<std::size_t>(got));
  }
  return std::string_view(head).substr(0, kMostPeeked);
}

Result<std::string> InputFile::read_rest(std::size_t limit) {
  if (source_->file >= 0) {
    if (const Result<bool> fits = check_size(source_->file, limit); !fits.ok()) return fits.error();
  }
  return read_to_end(source_of(file_.get()), limit);
}

ByteSource source_of(std::FILE* file) {
  return [file](char* to, std::size_t room) -> Result<std::size_t> {
    const std::size_t got = std::fread(to, 1, room, file);
    if (got == 0 && std::ferror(file)) return Error{ErrorKind::kIo, std::strerror(errno)};
    return got;
  };
}

}  // namespace sheaf::cli
