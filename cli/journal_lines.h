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

Error io_error(const std::string& path);         // what errno says
Error changed_error(const JournalPaths& paths);  // the files are not what the journal tells of

// The lines that count, one after the other: the files have as much as they say.
class JournalReader {
 public:
  // Reads on from where the file stands.
  JournalReader(std::FILE* file, const JournalPaths& paths);

  std::optional<JournalLine> next();
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

}  // namespace sheaf::cli
