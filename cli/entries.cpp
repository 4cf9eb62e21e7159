#include "cli/entries.h"

#include <sys/stat.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <memory>
#include <utility>

#include "base/text.h"
#include "cli/input_file.h"
#include "fetch/archived_page.h"
#include "fetch/warc_reader.h"

namespace sheaf::cli {
namespace {

constexpr std::size_t kMagicBytes = 512;  // enough to tell a WARC, gzipped too

using File = std::unique_ptr<std::FILE, int (*)(std::FILE*)>;

Entry problem_of(const std::string& name, std::string problem) {
  return {.input = {Input::Kind::kFile, name, {}}, .problem = std::move(problem)};
}

bool read_archive(const std::string& path, std::FILE* file, const TakeEntry& take) {
  WarcReader reader(source_of(file));
  while (std::optional<WarcEvent> event = reader.next()) {
    if (const auto* fault = std::get_if<WarcFault>(&*event)) {
      if (fault->beginning && !may_hold_page(*fault->beginning)) continue;
      const std::string place = path + " at byte " + std::to_string(fault->offset);
      if (!take(problem_of(place, fault->message))) return false;
      continue;
    }
    WarcRecord& record = std::get<WarcRecord>(*event);
    if (!may_hold_page(record)) continue;
    Entry entry{.input = {Input::Kind::kUrl, std::string(record.target_uri()), {}}};
    entry.record = std::move(record);
    if (!take(std::move(entry))) return false;
  }
  return true;
}

bool read_archive(const std::string& path, const TakeEntry& take) {
  const File file(std::fopen(path.c_str(), "rb"), std::fclose);
  if (!file) return take(problem_of(path, std::strerror(errno)));
  return read_archive(path, file.get(), take);
}

// Standard input or a pipe: what it is, is told by its first bytes.
bool is_stream(const std::string& path) {
  struct stat status {};
  if (path == "-") return true;
  return stat(path.c_str(), &status) == 0 && (S_ISFIFO(status.st_mode) || S_ISCHR(status.st_mode));
}

bool read_stream(const std::string& path, InputFile file, const TakeEntry& take) {
  if (looks_like_warc(file.peek(kMagicBytes))) return read_archive(path, file.file(), take);
  const auto kind = path == "-" ? Input::Kind::kStdin : Input::Kind::kFile;
  return take({.input = {kind, path, {}, std::make_shared<InputFile>(std::move(file))}});
}

}  // namespace

bool is_archive(const std::string& path) {
  struct stat status {};
  // Looking into a pipe would take its first bytes away.
  if (stat(path.c_str(), &status) != 0 || !S_ISREG(status.st_mode)) return false;
  if (ends_with_ignore_case(path, ".warc") || ends_with_ignore_case(path, ".warc.gz")) return true;
  const File file(std::fopen(path.c_str(), "rb"), std::fclose);
  if (!file) return false;
  char head[kMagicBytes];
  return looks_like_warc({head, std::fread(head, 1, sizeof head, file.get())});
}

bool read_argument(const std::string& argument, const TakeEntry& take) {
  if (is_stream(argument)) {
    Result<InputFile> file = InputFile::open(argument);
    if (!file.ok()) return take(problem_of(argument, file.error().message));
    return read_stream(argument, std::move(*file), take);
  }
  if (is_archive(argument)) return read_archive(argument, take);
  for (Input& input : expand_inputs({argument})) {
    if (!take({.input = std::move(input)})) return false;
  }
  return true;
}

}  // namespace sheaf::cli
