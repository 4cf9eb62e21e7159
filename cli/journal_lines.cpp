#include "cli/journal_lines.h"

#include <sys/stat.h>

#include <cerrno>
#include <charconv>
#include <cinttypes>
#include <cstring>
#include <string_view>
#include <vector>

#include "base/text.h"

namespace sheaf::cli {
namespace {

constexpr std::size_t kMaxLine = 384;

std::uint64_t size_of(const std::string& path) {
  struct stat status {};
  return !path.empty() && stat(path.c_str(), &status) == 0
             ? static_cast<std::uint64_t>(status.st_size)
             : 0;
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

}  // namespace

Error io_error(const std::string& path) {
  return {ErrorKind::kIo, path + ": " + std::strerror(errno)};
}

Error changed_error(const JournalPaths& paths) {
  return {ErrorKind::kBadInput,
          paths.output + ": it" + (paths.archive.empty() ? "" : " or its archive") +
              " was changed since " + paths.journal() + " was written; --restart begins anew"};
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
    : file_(file), output_(size_of(paths.output)), archive_(size_of(paths.archive)) {}

std::optional<JournalLine> JournalReader::next() {
  char text[kMaxLine];
  if (!std::fgets(text, sizeof text, file_)) return std::nullopt;
  std::optional<JournalLine> line = parse_line(text);
  is_short_ = line && (line->output > output_ || line->archive > archive_);
  if (!line || is_short_) return std::nullopt;
  read_ += std::strlen(text);
  return line;
}

}  // namespace sheaf::cli
