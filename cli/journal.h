// What a batch has done, in a file beside its output: after a cut the same command goes on.
//
// Two lines of header: the form of the records, and the archive that is written beside them. Then a
// line for each record, written before the record itself:
//   <key: 16 hex digits> <outcome: d, n, f> <size of the output> <size of the archive> <note>
// Lines of which the output has less than they say, and what follows them, do not count; what the
// output has beyond the last line that counts is cut off. So a record is in both or in none, and
// what stands behind the last line is not ours.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"
#include "cli/journal_lines.h"
#include "cli/key_set.h"
#include "cli/locked_file.h"

namespace sheaf::cli {

enum class Start {
  kGoOn,         // where the last run ended
  kRetryFailed,  // the same; records of failures are taken out of the output, to be tried again
  kAnew,         // forgets what was done
};

// What earlier runs have done.
struct DoneKeys {
  KeySet all;
  KeySet no_article;  // of them
};

class Journal {
 public:
  // `fingerprint`: of the options that give the records their form, without line ends. Nothing is
  // cut off unless all fits together. Errors: kIo; kBadInput when the journal is of another form,
  // of another archive or no journal, when the output or the archive was changed or taken away, or
  // when another run has it.
  static Result<Journal> open(const JournalPaths& paths, Start start, std::string_view fingerprint);

  // Taken by the caller.
  DoneKeys take_done() { return std::move(done_); }
  std::size_t done_count() const { return done_count_; }
  std::uint64_t output_size() const { return output_size_; }  // that counts
  std::uint64_t archive_size() const { return archive_size_; }

  // What the lines that count have noted, in their order.
  std::vector<std::string> take_notes() { return std::move(notes_); }

  // To be called before the record is written. False if it cannot be written down.
  bool add(const JournalLine& line);

 private:
  explicit Journal(LockedFile file) : file_(std::move(file)) {}
  Result<bool> read(const JournalPaths& paths, std::size_t header_size);
  Result<bool> go_on(const JournalPaths& paths, std::string_view header, Start start);
  Result<bool> cut(const JournalPaths& paths, std::size_t size);
  Result<bool> begin(const JournalPaths& paths, std::string_view header);

  LockedFile file_;
  DoneKeys done_;
  std::vector<std::string> notes_;
  std::size_t done_count_ = 0;
  std::uint64_t output_size_ = 0, archive_size_ = 0;
};

}  // namespace sheaf::cli
