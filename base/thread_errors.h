// What ends a thread that is not the caller's. Nothing of ours throws, but the standard library
// does where memory (std::bad_alloc) or threads (std::system_error) have run out, and what leaves a
// thread's function ends the program at once.
#pragma once

#include <exception>
#include <mutex>
#include <utility>

namespace sheaf {

class ThreadErrors {
 public:
  // Does the work. False if it threw: what was thrown first is kept.
  template <typename Work>
  bool run(Work&& work) noexcept {
    try {
      std::forward<Work>(work)();
      return true;
    } catch (...) {
      const std::lock_guard lock(mutex_);
      if (!first_) first_ = std::current_exception();
      return false;
    }
  }

  // Throws what was kept, if anything: for the thread that has waited for the others.
  void rethrow() {
    const std::lock_guard lock(mutex_);
    if (first_) std::rethrow_exception(std::exchange(first_, nullptr));
  }

 private:
  std::mutex mutex_;
  std::exception_ptr first_;
};

}  // namespace sheaf
