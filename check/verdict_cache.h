// Verdicts of earlier runs, in a file: one JSON object a line.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>

#include "base/result.h"
#include "check/verdict.h"

namespace sheaf {

class VerdictCache {
 public:
  // What the file has; lines that are damaged, foreign or from the future are passed over, and a
  // file that is not there is an empty cache. `now`: seconds since 1970.
  static VerdictCache load(const std::string& path, std::int64_t now);

  // A verdict of at most `max_age` seconds.
  std::optional<Verdict> find(const std::string& url, std::int64_t max_age) const;
  // Only what will hold: alive, moved, redirected, and dead by 404 or 410. Others are asked again.
  void keep(const std::string& url, const Verdict& verdict);

  // Writes a new file and puts it in the old one's place: a reader sees the one or the other.
  // Errors: kIo.
  Result<std::size_t> save(const std::string& path) const;

 private:
  struct Entry {
    Verdict verdict;
    std::int64_t at = 0;
  };
  std::map<std::string, Entry> entries_;
  std::int64_t now_ = 0;
};

// Writes `bytes` to a temporary file beside `path` and renames it: all or nothing, even when the
// program is killed. Keeps the permissions of the file that it replaces. Errors: kIo.
Result<std::size_t> write_file_atomically(const std::string& path, const std::string& bytes);

}  // namespace sheaf
