#include "cli/journal_lines.h"

#include <sys/stat.h>

#include <cerrno>
#include <charconv>
#include <cinttypes>
#include <cstring>
#include <string_view>
#include <tuple>
#include <vector>

#include "base/text.h"

namespace sheaf::cli {
namespace {

constexpr std::size_t kMaxLine = 384;

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

// Whether a record ends there.
bool ends_line(const std::string& path, std::uint64_t size) {
  if (size == 0) return true;
  const File file(std::fopen(path.c_str(), "rb"), std::fclose);
  return file && fseeko(file.get(), static_cast<off_t>(size - 1), SEEK_SET) == 0 &&
         std::fgetc(file.get()) == '\n';
}

bool has_line_end(const std::string& path, std::uint64_t begin) {
  const File file(std::fopen(path.c_str(), "rb"), std::fclose);
  if (!file || fseeko(file.get(), static_cast<off_t>(begin), SEEK_SET) != 0) return false;
  char bytes[1 << 16];
  while (const std::size_t got = std::fread(bytes, 1, sizeof bytes, file.get())) {
    if (std::memchr(bytes, '\n', got)) return true;
  }
  return false;
}

}  // namespace

Error io_error(const std::string& path) {
  return {ErrorKind::kIo, path + ": " + std::strerror(errno)};
}

Error changed_error(const JournalPaths& paths, const std::string& detail) {
  return {ErrorKind::kBadInput, paths.output + ": it" +
                                    (paths.archive.empty() ? "" : " or its archive") +
                                    " was changed since " + paths.journal() + " was written" +
                                    detail + "; --restart begins anew"};
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

JournalReader::JournalReader(std::FILE* file, const JournalPaths& paths)
    : file_(file),
      paths_(paths),
      output_(size_of(paths.output)),
      archive_(size_of(paths.archive)) {}

std::optional<JournalLine> JournalReader::next() {
  std::optional<JournalLine> line = next_noted();
  if (line && line->output <= output_ && line->archive <= archive_) {
    read_ += to_text(*line).size();
    counted_ = line->output;
    return line;
  }
  for (; line; line = next_noted()) ++beyond_;
  return std::nullopt;
}

std::optional<JournalLine> JournalReader::next_noted() {
  char text[kMaxLine];
  if (!std::fgets(text, sizeof text, file_)) return std::nullopt;
  std::optional<JournalLine> line = parse_line(text);
  if (!line) return std::nullopt;
  noted_ = *line;
  if (line->output <= output_) whole_ = line->output;
  return line;
}

// A killed run leaves one line at most of which the files do not have all, as the output is written
// last. More of them are forgotten, unless that were everything.
bool JournalReader::is_lost() const {
  const bool is_killed = beyond_ == 1 && whole_ == 0;
  return read_ == 0 && beyond_ > 0 && !is_killed && output_ + archive_ > 0;
}

std::optional<Error> JournalReader::find_fault() const {
  if (read_ == 0 && beyond_ == 0) return std::nullopt;  // nothing was written
  for (const auto& [path, size, noted] : {std::tuple(paths_.output, output_, noted_.output),
                                          {paths_.archive, archive_, noted_.archive}}) {
    if (size > noted)
      return changed_error(paths_, " (" + path + " has " + std::to_string(size - noted) +
                                       " bytes behind its first " + std::to_string(noted) + ")");
  }
  const bool is_part_of_line = !paths_.is_lines || !has_line_end(paths_.output, whole_);
  if (is_lost() || !ends_line(paths_.output, counted_) || !is_part_of_line)
    return changed_error(paths_);
  return std::nullopt;
}

}  // namespace sheaf::cli
