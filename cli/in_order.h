// Work on many inputs with several threads, results in the order of the inputs.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <functional>
#include <map>
#include <mutex>
#include <thread>
#include <vector>

namespace sheaf::cli {

// Calls work(i) for i in [0, count) on `jobs` threads, and consume(i, result) on the calling thread
// in ascending order. At most a few results for each job wait at a time, so memory stays flat.
// Stops early when consume gives false.
template <typename T>
void work_in_order(std::size_t count, unsigned jobs, const std::function<T(std::size_t)>& work,
                   const std::function<bool(std::size_t, T)>& consume) {
  std::mutex mutex;
  std::condition_variable changed;
  std::map<std::size_t, T> ready;
  std::size_t next_input = 0, next_output = 0;
  bool stopped = false;
  const std::size_t window = jobs * 4;
  const auto run = [&] {
    while (true) {
      std::unique_lock lock(mutex);
      changed.wait(lock, [&] {
        return stopped || next_input >= count || next_input < next_output + window;
      });
      if (stopped || next_input >= count) return;
      const std::size_t i = next_input++;
      lock.unlock();
      T result = work(i);
      lock.lock();
      ready.emplace(i, std::move(result));
      changed.notify_all();
    }
  };
  std::vector<std::jthread> threads;
  for (unsigned job = 0; job < jobs; ++job) threads.emplace_back(run);
  for (; next_output < count && !stopped;) {
    std::unique_lock lock(mutex);
    changed.wait(lock, [&] { return ready.contains(next_output); });
    auto result = ready.extract(next_output);
    lock.unlock();
    const bool go_on = consume(next_output, std::move(result.mapped()));
    lock.lock();
    ++next_output;
    stopped |= !go_on;
    changed.notify_all();
  }
}

}  // namespace sheaf::cli
