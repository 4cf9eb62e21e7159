#include "cli/journal.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <optional>
#include <utility>

#include "base/json.h"
#include "base/output.h"
#include "base/text.h"
#include "cli/journal_retry.h"

namespace sheaf::cli {
namespace {

constexpr std::string_view kMagic = "sheaf journal ", kVersion = "2 ";
constexpr std::size_t kMaxHeader = 1u << 16;

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

bool is_journal(std::string_view head) { return head.starts_with(kMagic); }

// Empty, or the first run ended while writing it.
bool is_begun(std::string_view head, std::string_view header) { return header.starts_with(head); }

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
  if (!is_journal(head)) return refuse("this is no journal; it is left as it is");
  if (head.starts_with(header)) return std::nullopt;
  if (!head.starts_with(header.substr(0, header.find('\n') + 1)))
    return refuse("the output has records of another form; --restart begins anew");
  const std::string before = archive_of(head);
  if (before.empty())
    return refuse("the runs before had no --warc-out; go on without it, or --restart begins anew");
  return refuse("the runs before archived with --warc-out " + before +
                "; go on with it, or --restart begins anew");
}

}  // namespace

Result<Journal> Journal::open(const JournalPaths& paths, Start start,
                              std::string_view fingerprint) {
  Result<LockedFile> file = LockedFile::open(paths.journal(), O_RDWR | O_CREAT);
  if (!file.ok()) return file.error();
  const std::string header = make_header(fingerprint, paths.archive);
  if (const std::string head = head_of(file->file()); !is_begun(head, header) && !is_journal(head))
    return *find_header_fault(paths, head, header);
  if (std::optional<Error> fault = finish_retry(paths, *file)) return *std::move(fault);
  Journal journal(std::move(*file));
  const bool is_new = is_begun(head_of(journal.file_.file()), header);
  const Result<bool> opened = is_new || start == Start::kAnew ? journal.begin(paths, header)
                                                              : journal.go_on(paths, header, start);
  if (!opened.ok()) return opened.error();
  return journal;
}

Result<bool> Journal::begin(const JournalPaths& paths, std::string_view header) {
  if (ftruncate(file_.file(), 0) != 0 || !write_all(file_.file(), header))
    return io_error(paths.journal());
  return true;
}

Result<bool> Journal::go_on(const JournalPaths& paths, std::string_view header, Start start) {
  if (std::optional<Error> fault = find_header_fault(paths, head_of(file_.file()), header))
    return *std::move(fault);
  Result<bool> opened = read(paths, header.size());
  if (!opened.ok() || start != Start::kRetryFailed) return opened;
  if (std::optional<Error> fault = drop_failed(paths, header, file_)) return *std::move(fault);
  return read(paths, header.size());
}

// The journal last: its line tells what may be there of a record that does not count.
Result<bool> Journal::cut(const JournalPaths& paths, std::size_t size) {
  for (const auto& [path, counted] :
       {std::pair(paths.output, output_size_), {paths.archive, archive_size_}}) {
    if (size_of(path) > counted && truncate(path.c_str(), static_cast<off_t>(counted)) != 0)
      return io_error(path);
  }
  if (ftruncate(file_.file(), static_cast<off_t>(size)) != 0 ||
      lseek(file_.file(), static_cast<off_t>(size), SEEK_SET) < 0)
    return io_error(paths.journal());
  return true;
}

// Leaves what counts of the files.
Result<bool> Journal::read(const JournalPaths& paths, std::size_t header_size) {
  const File file(std::fopen(paths.journal().c_str(), "rb"), std::fclose);
  if (!file) return io_error(paths.journal());
  fseeko(file.get(), static_cast<off_t>(header_size), SEEK_SET);
  JournalReader lines(file.get(), paths);
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
  if (std::optional<Error> fault = lines.find_fault()) return *std::move(fault);
  return cut(paths, header_size + lines.read());
}

bool Journal::add(const JournalLine& line) { return write_all(file_.file(), to_text(line)); }

}  // namespace sheaf::cli
