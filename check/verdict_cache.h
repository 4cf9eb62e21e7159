// Verdicts of earlier runs, in a file: one JSON object a line.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>

#include "base/json_fwd.h"
#include "base/result.h"
#include "check/verdict.h"

namespace sheaf {

class VerdictCache {
 public:
  struct Clock {
    std::int64_t now;      // seconds since 1970
    std::int64_t max_age;  // seconds that verdicts hold
  };
  // What the file has; lines that are damaged, too old or from the future are passed over, and a
  // file that is not there is an empty cache. Errors: kIo; kUnsupported for a file that has other
  // things than verdicts: save() would be its end.
  static Result<VerdictCache> load(const std::string& path, Clock clock);

  std::optional<Verdict> find(const std::string& url) const;
  // Only what will hold: alive, moved, redirected, and dead by 404 or 410. Others are asked again.
  // What was skipped says nothing.
  void keep(const std::string& url, const Verdict& verdict);

  // Writes a new file and puts it in the old one's place: a reader sees the one or the other.
  // Errors: kIo.
  std::optional<Error> save(const std::string& path) const;

 private:
  struct Entry {
    Verdict verdict;
    std::int64_t at = 0;
  };
  static std::optional<Entry> find_entry(const Json& json);

  std::map<std::string, Entry> entries_;
  std::int64_t now_ = 0;
};

}  // namespace sheaf
