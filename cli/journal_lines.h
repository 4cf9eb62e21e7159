// The lines of a journal (cli/journal.h).
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <memory>
#include <optional>
#include <string>

#include "base/result.h"

namespace sheaf::cli {

enum class Outcome : char {
  kArticle = 'd',
  kNoArticle = 'n',  // a page came, but no article
  kFailed = 'f',     // no page came
};

struct JournalLine {
  std::uint64_t key = 0, output = 0, archive = 0;  // sizes with this record
  Outcome outcome = Outcome::kArticle;
  std::string note = {};  // printable ASCII without space, at most 256 bytes; "" is kept as "-"
};

std::string to_text(const JournalLine& line);

struct JournalPaths {
  std::string output;
  std::string archive = {};  // of --warc-out, or ""
  bool is_lines = false;     // each record of the output is one line
  std::string journal() const { return output + ".journal"; }
};

using File = std::unique_ptr<std::FILE, int (*)(std::FILE*)>;

Error io_error(const std::string& path);  // what errno says
// The files are not what the journal tells of. `detail`: what shows it.
Error changed_error(const JournalPaths& paths, const std::string& detail = "");

std::uint64_t size_of(const std::string& path);  // 0 if there is no such file

// The lines that count, one after the other: the files have as much as they say.
class JournalReader {
 public:
  // Reads on from where the file stands.
  JournalReader(std::FILE* file, const JournalPaths& paths);

  std::optional<JournalLine> next();
  std::size_t read() const { return read_; }  // bytes of the lines given

  // Behind the last line: what shows that something else than a killed run has changed the files.
  std::optional<Error> find_fault() const;

 private:
  std::optional<JournalLine> next_noted();
  bool is_lost() const;

  std::FILE* file_;
  const JournalPaths& paths_;
  std::uint64_t output_, archive_;  // sizes of the files
  std::size_t read_ = 0;
  std::size_t beyond_ = 0;     // lines that do not count
  std::uint64_t counted_ = 0;  // what counts of the output
  JournalLine noted_;          // the last line, whether it counts or not
  std::uint64_t whole_ = 0;    // where the last record ends of which the output has all
};

}  // namespace sheaf::cli
