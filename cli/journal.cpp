#include "cli/journal.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <cinttypes>
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <memory>
#include <optional>
#include <utility>

#include "cli/inputs.h"

namespace sheaf::cli {
namespace {

constexpr std::string_view kMagic = "sheaf journal 1 ";
constexpr int kNoFile = -1;
constexpr std::size_t kMaxLine = 128;

using File = std::unique_ptr<std::FILE, int (*)(std::FILE*)>;

Error io_error(const std::string& path) {
  return {ErrorKind::kIo, path + ": " + std::strerror(errno)};
}

std::uint64_t size_of(const std::string& path) {
  struct stat status {};
  return !path.empty() && stat(path.c_str(), &status) == 0
             ? static_cast<std::uint64_t>(status.st_size)
             : 0;
}

struct Line {
  std::uint64_t key = 0, output = 0, archive = 0;
  Outcome outcome = Outcome::kDone;
};

std::string to_text(const Line& line) {
  char text[kMaxLine];
  const int size =
      std::snprintf(text, sizeof text, "%016" PRIx64 " %c %" PRIu64 " %" PRIu64 "\n", line.key,
                    static_cast<char>(line.outcome), line.output, line.archive);
  return {text, static_cast<std::size_t>(size)};
}

std::optional<Line> parse_line(std::string_view text) {
  Line line;
  if (text.size() < 22 || !text.ends_with('\n')) return std::nullopt;
  const char* const end = text.data() + text.size();
  std::from_chars(text.data(), text.data() + 16, line.key, 16);
  line.outcome = static_cast<Outcome>(text[17]);
  const auto output = std::from_chars(text.data() + 19, end, line.output);
  if (output.ec != std::errc() || *output.ptr != ' ') return std::nullopt;
  std::from_chars(output.ptr + 1, end, line.archive);
  if (to_text(line) != text) return std::nullopt;  // cut, or not ours
  return line;
}

// The lines that count, one after the other.
class LineReader {
 public:
  LineReader(std::FILE* file, const JournalPaths& paths)
      : file_(file), output_(size_of(paths.output)), archive_(size_of(paths.archive)) {}

  std::optional<Line> next() {
    char text[kMaxLine];
    if (!std::fgets(text, sizeof text, file_)) return std::nullopt;
    const std::optional<Line> line = parse_line(text);
    if (!line || line->output > output_ || line->archive > archive_) return std::nullopt;
    read_ += std::strlen(text);
    return line;
  }
  std::size_t read() const { return read_; }  // bytes of the lines given

 private:
  std::FILE* file_;
  std::uint64_t output_, archive_;
  std::size_t read_ = 0;
};

bool write_all(int file, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = write(file, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

bool copy_range(std::FILE* from, std::uint64_t begin, std::uint64_t end, std::FILE* to) {
  if (fseeko(from, static_cast<off_t>(begin), SEEK_SET) != 0) return false;
  char buffer[1 << 16];
  while (begin < end) {
    const std::size_t wanted = std::min<std::uint64_t>(sizeof buffer, end - begin);
    if (std::fread(buffer, 1, wanted, from) != wanted) return false;
    if (std::fwrite(buffer, 1, wanted, to) != wanted) return false;
    begin += wanted;
  }
  return true;
}

bool write_file(const std::string& path, std::string_view bytes) {
  const File file(std::fopen(path.c_str(), "wb"), std::fclose);
  return file && std::fwrite(bytes.data(), 1, bytes.size(), file.get()) == bytes.size() &&
         std::fflush(file.get()) == 0;
}

// Copies the records that are done into FILE.retry; gives the journal that it then has.
Result<std::string> copy_done(const JournalPaths& paths, std::string_view header,
                              std::FILE* output) {
  const std::string copy = paths.output + ".retry";
  const File journal(std::fopen(paths.journal().c_str(), "rb"), std::fclose);
  if (!journal) return io_error(paths.journal());
  const File to(std::fopen(copy.c_str(), "wb"), std::fclose);
  if (!to) return io_error(copy);
  fseeko(journal.get(), static_cast<off_t>(header.size()), SEEK_SET);
  LineReader lines(journal.get(), paths);
  std::string kept(header);
  std::uint64_t begin = 0, size = 0;
  while (const std::optional<Line> line = lines.next()) {
    const std::uint64_t from = std::exchange(begin, line->output);
    if (line->outcome == Outcome::kFailed) continue;
    if (!copy_range(output, from, line->output, to.get())) return io_error(copy);
    size += line->output - from;
    kept += to_text({line->key, size, line->archive, line->outcome});
  }
  if (std::fflush(to.get()) != 0) return io_error(copy);
  return kept;
}

}  // namespace

Journal::Journal(Journal&& other) noexcept
    : file_(std::exchange(other.file_, kNoFile)),
      done_(std::move(other.done_)),
      done_count_(other.done_count_),
      output_size_(other.output_size_),
      archive_size_(other.archive_size_) {}

Journal::~Journal() {
  if (file_ != kNoFile) close(file_);
}

Result<Journal> Journal::open(const JournalPaths& paths, Start start,
                              std::string_view fingerprint) {
  const std::string path = paths.journal();
  Journal journal(::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666));
  if (journal.file_ < 0) return io_error(path);
  if (flock(journal.file_, LOCK_EX | LOCK_NB) != 0)
    return Error{ErrorKind::kBadInput, path + ": another run writes to this output"};
  const std::string header = std::string(kMagic) + std::string(fingerprint) + '\n';
  const bool anew = start == Start::kAnew || size_of(path) == 0;
  if (anew && size_of(path) != 0 && !journal.check_header(paths, kMagic).ok())
    return Error{ErrorKind::kBadInput, path + ": this is no journal; it is left as it is"};
  if (anew) {
    const bool written = ftruncate(journal.file_, 0) == 0 && write_all(journal.file_, header);
    if (!written) return io_error(path);
    return journal;
  }
  if (const Result<bool> adopted = journal.adopt_retry(paths); !adopted.ok())
    return adopted.error();
  if (const Result<bool> same = journal.check_header(paths, header); !same.ok())
    return same.error();
  if (start == Start::kRetryFailed) {
    if (const Result<bool> dropped = journal.drop_failed(paths, header); !dropped.ok())
      return dropped.error();
  }
  if (const Result<bool> read = journal.read(paths, header); !read.ok()) return read.error();
  return journal;
}

Result<bool> Journal::check_header(const JournalPaths& paths, std::string_view header) const {
  const std::string path = paths.journal();
  std::string first(header.size(), '\0');
  const ssize_t got = pread(file_, first.data(), first.size(), 0);
  first.resize(static_cast<std::size_t>(std::max<ssize_t>(got, 0)));
  if (first == header) return true;
  return Error{ErrorKind::kBadInput,
               path + (first.starts_with(kMagic)
                           ? ": the output has records of another form; --restart begins anew"
                           : ": this is no journal; it is left as it is")};
}

// Also cuts off what does not count.
Result<bool> Journal::read(const JournalPaths& paths, std::string_view header) {
  const std::string path = paths.journal();
  const File file(std::fopen(path.c_str(), "rb"), std::fclose);
  if (!file) return io_error(path);
  fseeko(file.get(), static_cast<off_t>(header.size()), SEEK_SET);
  LineReader lines(file.get(), paths);
  while (const std::optional<Line> line = lines.next()) {
    done_.insert(line->key);
    ++done_count_;
    output_size_ = line->output;
    archive_size_ = line->archive;
  }
  const auto size = static_cast<off_t>(header.size() + lines.read());
  if (ftruncate(file_, size) != 0 || lseek(file_, size, SEEK_SET) < 0) return io_error(path);
  return true;
}

// The output without the records of failures, and a journal that fits it, are made beside the old
// ones. Renaming the output is what counts: adopt_retry finishes or forgets the rest after a cut.
Result<bool> Journal::drop_failed(const JournalPaths& paths, std::string_view header) {
  const std::string copy = paths.output + ".retry", journal_copy = paths.journal() + ".retry";
  const File from(std::fopen(paths.output.c_str(), "rb"), std::fclose);
  if (!from) return true;  // nothing was written yet
  const Result<std::string> kept = copy_done(paths, header, from.get());
  if (!kept.ok()) return kept.error();
  const std::string unfinished = journal_copy + ".part";
  if (!write_file(unfinished, *kept)) return io_error(unfinished);
  if (std::rename(unfinished.c_str(), journal_copy.c_str()) != 0) return io_error(journal_copy);
  if (std::rename(copy.c_str(), paths.output.c_str()) != 0) return io_error(paths.output);
  return adopt_retry(paths);
}

Result<bool> Journal::adopt_retry(const JournalPaths& paths) {
  const std::string copy = paths.output + ".retry", journal_copy = paths.journal() + ".retry";
  if (access(journal_copy.c_str(), F_OK) == 0 && access(copy.c_str(), F_OK) != 0) {
    const Result<std::string> kept = read_file(journal_copy);
    if (!kept.ok()) return kept.error();
    if (ftruncate(file_, 0) != 0 || lseek(file_, 0, SEEK_SET) != 0 || !write_all(file_, *kept))
      return io_error(paths.journal());
  }
  std::remove(journal_copy.c_str());
  std::remove(copy.c_str());
  return true;
}

bool Journal::add(std::uint64_t key, Outcome outcome, std::uint64_t output_size,
                  std::uint64_t archive_size) {
  return write_all(file_, to_text({key, output_size, archive_size, outcome}));
}

}  // namespace sheaf::cli
