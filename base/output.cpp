#include "base/output.h"

#include <fcntl.h>
#include <sys/random.h>
#include <sys/stat.h>

#include <cstdio>
#include <filesystem>
#include <utility>

#include "base/file_place.h"

namespace sheaf {
namespace {

namespace fs = std::filesystem;

constexpr mode_t kMode = 0666, kOwnMode = 0600, kModeBits = 0777;
constexpr int kMostTries = 100;

Result<Descriptor> opened(int file) {
  if (file < 0) return system_error();
  return Descriptor(file);
}

std::string folder_of(const std::string& path) {
  const fs::path folder = fs::path(path).parent_path();
  return folder.empty() ? "." : folder.string();
}

// Short, as the name beside it may have all the bytes that names may have.
Result<std::string> random_name() {
  constexpr char kDigits[] = "0123456789abcdef";
  unsigned char bytes[8];
  if (getrandom(bytes, sizeof bytes, 0) != sizeof bytes) return system_error();
  std::string name = ".sheaf-";
  for (const unsigned char byte : bytes) (name += kDigits[byte >> 4]) += kDigits[byte & 15];
  return name;
}

Error aside_error(const std::string& path) {
  Error error = system_error();
  if (errno == EACCES || errno == EROFS)
    error.message += " (a file is written beside its place first: the folder " + folder_of(path) +
                     " has to be writable)";
  return error;
}

// The file that is replaced gives its permissions and, where we may, its owner and group.
bool take_over(int file, const std::string& path) {
  struct stat before {};
  if (stat(path.c_str(), &before) != 0) return errno == ENOENT;
  struct stat now {};
  if (fstat(file, &now) != 0) return false;
  if (now.st_uid != before.st_uid || now.st_gid != before.st_gid)
    (void)!fchown(file, before.st_uid, before.st_gid);
  return fchmod(file, before.st_mode & kModeBits) == 0;
}

// Some files (those of networks, devices) cannot be synced, and say so by EINVAL.
bool sync(int file) { return fsync(file) == 0 || errno == EINVAL; }

bool sync_folder(const std::string& path) {
  const Descriptor folder(open(folder_of(path).c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  return !folder.is_open() || sync(folder.get());  // a folder may be writable and not readable
}

}  // namespace

bool write_all(int file, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(file, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

Output::Output(Descriptor file, std::uint64_t size, Place place)
    : file_(std::move(file)),
      size_(size),
      aside_(std::move(place.aside)),
      path_(std::move(place.path)) {}

Output::Output(Output&& other) noexcept
    : file_(std::move(other.file_)),
      size_(other.size_),
      aside_(std::exchange(other.aside_, {})),
      path_(std::move(other.path_)),
      is_cut_(other.is_cut_),
      fault_(std::move(other.fault_)) {}

Output::~Output() {
  if (!aside_.empty()) unlink(aside_.c_str());
}

Result<Output> Output::open(const std::string& path) {
  const bool is_standard = path.empty() || path == "-";
  const Result<FilePlace> place =
      is_standard ? FilePlace{path, STDOUT_FILENO} : find_file_place(path);
  if (!place.ok()) return place.error();
  struct stat there {};
  const bool is_open = place.value().descriptor >= 0;
  if (!is_open && (stat(place.value().path.c_str(), &there) != 0 || S_ISREG(there.st_mode)))
    return open_aside(place.value().path);
  Result<Descriptor> file =
      opened(is_open ? fcntl(place.value().descriptor, F_DUPFD_CLOEXEC, 3)
                     : ::open(place.value().path.c_str(), O_WRONLY | O_CLOEXEC | O_NOCTTY));
  if (!file.ok()) return file.error();
  return Output(std::move(*file), 0);
}

Result<Output> Output::open_aside(const std::string& path) {
  struct stat there {};
  const bool is_there = stat(path.c_str(), &there) == 0;
  if (is_there && access(path.c_str(), W_OK) != 0) return system_error();
  // Readable by nobody else until it has the permissions of the file that it replaces.
  const mode_t mode = is_there ? kOwnMode : kMode;
  for (int i = 0; i < kMostTries; ++i) {
    const Result<std::string> name = random_name();
    if (!name.ok()) return name.error();
    std::string aside = (fs::path(path).parent_path() / name.value()).string();
    Descriptor file(
        ::open(aside.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, mode));
    if (file.is_open()) return Output(std::move(file), 0, {std::move(aside), path});
    if (errno != EEXIST) break;
  }
  return aside_error(path);
}

Result<Output> Output::open_behind(const std::string& path, std::uint64_t size) {
  Result<Descriptor> file =
      opened(::open(path.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, kMode));
  if (!file.ok()) return file.error();
  Output output(std::move(*file), size, {{}, path});
  output.is_cut_ = false;
  return output;
}

Result<Output> Output::open_new(const std::string& path) {
  if (unlink(path.c_str()) != 0 && errno != ENOENT) return system_error();
  Result<Descriptor> file =
      opened(::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, kOwnMode));
  if (!file.ok()) return file.error();
  return Output(std::move(*file), 0, {{}, path});
}

bool Output::is_terminal() const { return isatty(file_.get()) != 0; }

bool Output::write_line(std::string_view text) { return write(std::string(text) + '\n'); }

bool Output::write(std::string_view bytes) {
  if (fault_) return false;
  if (cut() && write_all(file_.get(), bytes))
    size_ += bytes.size();
  else
    fault_ = system_error();
  return !fault_;
}

bool Output::cut() {
  is_cut_ = is_cut_ || ftruncate(file_.get(), static_cast<off_t>(size_)) == 0;
  return is_cut_;
}

std::optional<Error> Output::finish() {
  if (fault_ || path_.empty()) return fault_;
  const bool is_aside = !aside_.empty();
  const bool is_whole = (is_aside ? take_over(file_.get(), path_) : cut()) && sync(file_.get());
  const bool is_there = is_whole && (!is_aside || std::rename(aside_.c_str(), path_.c_str()) == 0);
  if (is_there) aside_.clear();
  if (!is_there || (is_aside && !sync_folder(path_))) fault_ = system_error();
  return fault_;
}

std::optional<Error> replace_file(const std::string& path, std::string_view bytes) {
  Result<Output> out = Output::open(path);
  if (!out.ok()) return out.error();
  out->write(bytes);
  return out->finish();
}

}  // namespace sheaf
