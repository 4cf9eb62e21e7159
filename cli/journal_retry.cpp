#include "cli/journal_retry.h"

#include <fcntl.h>

#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <string>
#include <system_error>
#include <utility>

#include "base/output.h"

namespace sheaf::cli {
namespace {

namespace fs = std::filesystem;

// Where links lead.
std::string place_of(const std::string& path) {
  std::error_code error;
  const fs::path place = fs::canonical(path, error);
  return error ? path : place.string();
}

std::string copy_of(const std::string& path) { return path + ".retry"; }

bool exists(const std::string& path) {
  std::error_code error;
  return fs::exists(path, error);
}

std::optional<Error> put_in_place(const std::string& copy, const std::string& path) {
  std::error_code error;
  fs::rename(copy, path, error);
  return error ? std::optional(Error{ErrorKind::kIo, path + ": " + error.message()}) : std::nullopt;
}

// So that nobody reads the copy who may not read the file.
void copy_permissions(const std::string& from, const std::string& to) {
  std::error_code error;
  fs::permissions(to, fs::status(from, error).permissions(), error);
}

// The next bytes of the output, if they are the one record that they should be.
std::optional<std::string> read_record(std::FILE* output, std::uint64_t size, bool is_line) {
  std::string record(size, '\0');
  if (std::fread(record.data(), 1, record.size(), output) != size) return std::nullopt;
  if (!record.ends_with('\n')) return std::nullopt;
  if (is_line && record.find('\n') != record.size() - 1) return std::nullopt;
  return record;
}

// Copies the records that are done; gives the journal that fits the copy. The archive keeps what
// failed, so the last line has all of it.
Result<std::string> copy_done(const JournalPaths& paths, std::string_view header, Output& copy) {
  const File output(std::fopen(paths.output.c_str(), "rb"), std::fclose);
  if (!output) return io_error(paths.output);
  const File journal(std::fopen(paths.journal().c_str(), "rb"), std::fclose);
  if (!journal) return io_error(paths.journal());
  fseeko(journal.get(), static_cast<off_t>(header.size()), SEEK_SET);
  JournalReader lines(journal.get(), paths);
  std::string kept(header);
  std::optional<JournalLine> last;  // that is kept
  std::uint64_t begin = 0, archive = 0;
  while (std::optional<JournalLine> line = lines.next()) {
    if (line->output < begin) return changed_error(paths);
    const std::uint64_t size = line->output - std::exchange(begin, line->output);
    const std::optional<std::string> record = read_record(output.get(), size, paths.is_lines);
    if (!record) return changed_error(paths);
    archive = line->archive;
    if (line->outcome == Outcome::kFailed) continue;
    copy.write(*record);
    line->output = copy.size();
    if (last) kept += to_text(*last);
    last = std::move(line);
  }
  if (last) {
    last->archive = archive;
    kept += to_text(*last);
  }
  if (const std::optional<Error> fault = copy.finish())
    return Error{ErrorKind::kIo, copy_of(place_of(paths.output)) + ": " + fault->message};
  return kept;
}

Result<std::string> make_copy(const JournalPaths& paths, std::string_view header,
                              const std::string& place) {
  Result<Output> copy = Output::open_new(copy_of(place));
  if (!copy.ok()) return Error{ErrorKind::kIo, copy_of(place) + ": " + copy.error().message};
  copy_permissions(place, copy_of(place));
  return copy_done(paths, header, *copy);
}

std::optional<Error> write_file(const std::string& path, std::string_view bytes) {
  Result<Output> out = Output::open_new(path);
  if (!out.ok()) return Error{ErrorKind::kIo, path + ": " + out.error().message};
  out->write(bytes);
  std::optional<Error> fault = out->finish();
  if (fault) fault->message = path + ": " + fault->message;
  return fault;
}

}  // namespace

std::optional<Error> drop_failed(const JournalPaths& paths, std::string_view header,
                                 LockedFile& journal) {
  const std::string place = place_of(paths.output), journal_copy = copy_of(paths.journal());
  if (!exists(place)) return std::nullopt;  // nothing was written yet
  const Result<std::string> kept = make_copy(paths, header, place);
  if (!kept.ok()) {
    std::remove(copy_of(place).c_str());
    return kept.error();
  }
  if (std::optional<Error> fault = write_file(journal_copy, *kept)) return fault;
  if (std::optional<Error> fault = put_in_place(copy_of(place), place)) return fault;
  return finish_retry(paths, journal);
}

std::optional<Error> finish_retry(const JournalPaths& paths, LockedFile& journal) {
  const std::string copy = copy_of(place_of(paths.output)), journal_copy = copy_of(paths.journal());
  if (exists(journal_copy) && !exists(copy)) {
    Result<LockedFile> next = LockedFile::open(journal_copy, O_RDWR);
    if (!next.ok()) return next.error();
    const std::string place = place_of(paths.journal());
    copy_permissions(place, journal_copy);
    if (std::optional<Error> fault = put_in_place(journal_copy, place)) return fault;
    journal = *std::move(next);
  }
  std::remove(journal_copy.c_str());  // first: without the copy it would count
  std::remove(copy.c_str());
  return std::nullopt;
}

}  // namespace sheaf::cli
