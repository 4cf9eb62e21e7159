// What a batch says of itself on standard error: failures as they happen, how far it is, and a
// summary at the end.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "cli/page_work.h"
#include "fetch/fetcher.h"

namespace sheaf::cli {

enum class LogForm { kText, kJson };

// One line about the run as a whole. `event` is for machines.
void tell(LogForm form, std::string_view event, std::string_view message);

// What the threads of a batch know at a moment.
struct BatchState {
  std::uint64_t found = 0;       // inputs so far
  bool all_found = false;        // there are no more
  std::vector<HostState> hosts;  // with the longest queues
};

class Progress {
 public:
  enum class Shown { kNothing, kBar };  // kBar: a line that is written over, for a terminal
  Progress(LogForm form, Shown shown);

  // Counts it, and complains if it gave no article.
  void add(const Done& done);
  // As tell(), over the bar.
  void note(std::string_view event, std::string_view message);
  void count_copy() { ++copies_; }
  // Inputs that were done before, `failed` of them without an article.
  void count_skipped(std::uint64_t count, std::uint64_t failed) {
    skipped_ += count;
    failed_before_ += failed;
  }
  // To be called now and then; shows something at most a few times a second.
  void show(const BatchState& state);
  void summarize();

  // Inputs that gave no article, in this run and in earlier ones.
  std::uint64_t failed() const { return failed_; }
  std::uint64_t failed_before() const { return failed_before_; }

 private:
  double seconds() const;
  void show_bar(const BatchState& state);
  void show_json(const BatchState& state);
  void clear_bar();
  std::string counts() const;
  std::string bar_text(const BatchState& state, std::size_t width) const;

  LogForm form_;
  Shown shown_;
  bool has_bar_ = false, warned_ = false;
  std::chrono::steady_clock::time_point began_, shown_at_;
  std::uint64_t done_ = 0, failed_ = 0, skipped_ = 0, failed_before_ = 0, copies_ = 0;
  std::map<std::string, std::uint64_t, std::less<>> states_, failures_;
};

}  // namespace sheaf::cli
