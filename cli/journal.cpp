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

#include "base/json.h"
#include "base/text.h"
#include "cli/inputs.h"

namespace sheaf::cli {
namespace {

constexpr std::string_view kMagic = "sheaf journal ", kVersion = "2 ";
constexpr std::size_t kMaxHeader = 1u << 16;
constexpr int kNoFile = -1;
constexpr std::size_t kMaxLine = 384;

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

std::string to_text(const JournalLine& line) {
  char text[kMaxLine];
  const int size =
      std::snprintf(text, sizeof text, "%016" PRIx64 " %c %" PRIu64 " %" PRIu64 " %s\n", line.key,
                    static_cast<char>(line.outcome), line.output, line.archive,
                    line.note.empty() ? "-" : line.note.c_str());
  return {text, static_cast<std::size_t>(size)};
}

std::optional<JournalLine> parse_line(std::string_view text) {
  const std::vector<std::string_view> parts = split(text, ' ');
  if (parts.size() != 5 || parts[1].size() != 1 || !parts[4].ends_with('\n')) return std::nullopt;
  const auto number = [](std::string_view digits, std::uint64_t& to, int base) {
    std::from_chars(digits.data(), digits.data() + digits.size(), to, base);
  };
  JournalLine line{.outcome = static_cast<Outcome>(parts[1][0]),
                   .note = std::string(parts[4].substr(0, parts[4].size() - 1))};
  number(parts[0], line.key, 16);
  number(parts[2], line.output, 10);
  number(parts[3], line.archive, 10);
  if (line.note == "-") line.note.clear();
  if (to_text(line) != text) return std::nullopt;  // cut, or not ours
  return line;
}

// ---- the header ----

std::string make_header(std::string_view fingerprint, const std::string& archive) {
  return std::string(kMagic) + std::string(kVersion) + std::string(fingerprint) + "\narchive " +
         Json(archive).dump(-1, ' ', false, Json::error_handler_t::replace) + '\n';
}

std::string head_of(int file) {
  std::string head(kMaxHeader, '\0');
  head.resize(
      static_cast<std::size_t>(std::max<ssize_t>(pread(file, head.data(), head.size(), 0), 0)));
  return head;
}

// What the second line says: the archive that the other runs wrote, "" if none.
std::string archive_of(std::string_view head) {
  const std::vector<std::string_view> lines = split(head, '\n');
  if (lines.size() < 2 || !lines[1].starts_with("archive ")) return {};
  const Result<Json> name = parse_json(lines[1].substr(8));
  return name.ok() && name->is_string() ? name->get<std::string>() : std::string();
}

// Nothing, if the journal goes on with that header.
std::optional<Error> find_header_fault(const JournalPaths& paths, std::string_view head,
                                       std::string_view header) {
  const auto refuse = [&](const std::string& message) {
    return Error{ErrorKind::kBadInput, paths.journal() + ": " + message};
  };
  if (!head.starts_with(kMagic)) return refuse("this is no journal; it is left as it is");
  if (head.starts_with(header)) return std::nullopt;
  if (!head.starts_with(header.substr(0, header.find('\n') + 1)))
    return refuse("the output has records of another form; --restart begins anew");
  const std::string before = archive_of(head);
  if (before.empty())
    return refuse("the runs before had no --warc-out; go on without it, or --restart begins anew");
  return refuse("the runs before archived with --warc-out " + before +
                "; go on with it, or --restart begins anew");
}

// ---- the lines ----

// The lines that count, one after the other.
class LineReader {
 public:
  LineReader(std::FILE* file, const JournalPaths& paths)
      : file_(file), output_(size_of(paths.output)), archive_(size_of(paths.archive)) {}

  std::optional<JournalLine> next() {
    char text[kMaxLine];
    if (!std::fgets(text, sizeof text, file_)) return std::nullopt;
    std::optional<JournalLine> line = parse_line(text);
    is_short_ = line && (line->output > output_ || line->archive > archive_);
    if (!line || is_short_) return std::nullopt;
    read_ += std::strlen(text);
    return line;
  }
  std::size_t read() const { return read_; }  // bytes of the lines given
  // Whether they ended because the files have less than the next line says.
  bool is_short() const { return is_short_; }
  bool has_files() const { return output_ + archive_ > 0; }

 private:
  std::FILE* file_;
  std::uint64_t output_, archive_;
  std::size_t read_ = 0;
  bool is_short_ = false;
};

// Whether a record ends there.
bool ends_line(const std::string& path, std::uint64_t size) {
  if (size == 0) return true;
  const File file(std::fopen(path.c_str(), "rb"), std::fclose);
  return file && fseeko(file.get(), static_cast<off_t>(size - 1), SEEK_SET) == 0 &&
         std::fgetc(file.get()) == '\n';
}

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
  while (const std::optional<JournalLine> line = lines.next()) {
    const std::uint64_t from = std::exchange(begin, line->output);
    if (line->outcome == Outcome::kFailed) continue;
    if (!copy_range(output, from, line->output, to.get())) return io_error(copy);
    size += line->output - from;
    kept += to_text({line->key, size, line->archive, line->outcome, line->note});
  }
  if (std::fflush(to.get()) != 0) return io_error(copy);
  return kept;
}

}  // namespace

Journal::Journal(Journal&& other) noexcept
    : file_(std::exchange(other.file_, kNoFile)),
      done_(std::move(other.done_)),
      notes_(std::move(other.notes_)),
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
  const std::string header = make_header(fingerprint, paths.archive);
  const std::string head = head_of(journal.file_);
  const bool is_new = header.starts_with(head);  // empty, or the first run ended while writing it
  if (!is_new && !head.starts_with(kMagic)) return *find_header_fault(paths, head, header);
  const Result<bool> opened = is_new || start == Start::kAnew ? journal.begin(paths, header)
                                                              : journal.go_on(paths, header, start);
  if (!opened.ok()) return opened.error();
  return journal;
}

Result<bool> Journal::begin(const JournalPaths& paths, std::string_view header) {
  if (ftruncate(file_, 0) != 0 || !write_all(file_, header)) return io_error(paths.journal());
  return true;
}

Result<bool> Journal::go_on(const JournalPaths& paths, std::string_view header, Start start) {
  if (const Result<bool> adopted = adopt_retry(paths); !adopted.ok()) return adopted.error();
  if (std::optional<Error> fault = find_header_fault(paths, head_of(file_), header))
    return *std::move(fault);
  Result<std::size_t> size = read(paths, header.size());
  if (size.ok() && start == Start::kRetryFailed) {
    if (const Result<bool> dropped = drop_failed(paths, header); !dropped.ok())
      return dropped.error();
    size = read(paths, header.size());
  }
  if (!size.ok()) return size.error();
  if (ftruncate(file_, static_cast<off_t>(*size)) != 0 ||
      lseek(file_, static_cast<off_t>(*size), SEEK_SET) < 0)
    return io_error(paths.journal());
  return true;
}

// Gives the size of the journal without what does not count. After a cut that is little; where it
// is all there is, the files are not those that were written, and nothing may be cut off them.
Result<std::size_t> Journal::read(const JournalPaths& paths, std::size_t header_size) {
  const File file(std::fopen(paths.journal().c_str(), "rb"), std::fclose);
  if (!file) return io_error(paths.journal());
  fseeko(file.get(), static_cast<off_t>(header_size), SEEK_SET);
  LineReader lines(file.get(), paths);
  done_ = {};
  notes_.clear();
  done_count_ = output_size_ = archive_size_ = 0;
  while (const std::optional<JournalLine> line = lines.next()) {
    done_.all.insert(line->key);
    if (line->outcome != Outcome::kArticle) done_.no_article.insert(line->key);
    if (!line->note.empty()) notes_.push_back(line->note);
    ++done_count_;
    output_size_ = line->output;
    archive_size_ = line->archive;
  }
  const bool is_lost = done_count_ == 0 && lines.is_short() && lines.has_files();
  if (is_lost || !ends_line(paths.output, output_size_))
    return Error{ErrorKind::kBadInput, paths.output + ": it" +
                                           (paths.archive.empty() ? "" : " or its archive") +
                                           " was changed since " + paths.journal() +
                                           " was written; --restart begins anew"};
  return header_size + lines.read();
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

bool Journal::add(const JournalLine& line) { return write_all(file_, to_text(line)); }

}  // namespace sheaf::cli
