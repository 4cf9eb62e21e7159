// What links were like at the last check and before, in one SQLite file: so that a run can say what
// broke and what came back since, and call dead only what has been failing for long.
//
// The key is the address with its fragment. Each run is one transaction: the file has a run or
// has it not, whenever the program is killed.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "check/session.h"

namespace sheaf {

// "3/48": after three failures in a row, the last of them at least 48 hours after the first.
struct DeadAfter {
  int failures = 1;
  std::int64_t seconds = 0;
};
// "N", "N/HOURS". Errors: kBadInput.
Result<DeadAfter> parse_dead_after(std::string_view text);

class History {
 public:
  // Makes the file if it is not there. Errors: kIo; kBadInput for what is no history of ours: it is
  // left as it is.
  static Result<History> open(const std::string& path);
  History(History&&) noexcept;
  History& operator=(History&&) = delete;
  ~History();

  // Puts the report's addresses into the file, and what has changed since the last run into the
  // report. `now`: seconds since 1970. Failures are dead, soft_dead, parked, insecure and unsure;
  // alive, moved, redirected and bad_fragment end them; blocked says nothing; what was skipped or
  // came from a cache is passed over. With `dead_after`: what is broken is unsure until it has
  // failed that often and long, and what is unsure is dead from then on. Errors: kIo; the report is
  // then as it was.
  Result<bool> update(CheckReport& report, std::int64_t now,
                      const std::optional<DeadAfter>& dead_after);

 private:
  struct State;
  explicit History(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace sheaf
