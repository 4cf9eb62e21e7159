// A queue between threads that holds at most so much: who puts in waits until there is room.
#pragma once

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <mutex>
#include <optional>
#include <utility>

namespace sheaf::cli {

template <typename T>
class BoundedQueue {
 public:
  // Holds at most `max_count` values, and at most `max_weight` of them together (one that alone is
  // heavier is let in when the queue is empty).
  BoundedQueue(std::size_t max_count, std::size_t max_weight)
      : max_count_(max_count), max_weight_(max_weight) {}

  // Waits for room. False if the queue is closed: the value is dropped.
  bool push(T value, std::size_t weight = 0) {
    {
      std::unique_lock lock(mutex_);
      emptied_.wait(lock, [&] { return closed_ || has_room(weight); });
      if (closed_) return false;
      values_.emplace_back(std::move(value), weight);
      weight_ += weight;
    }
    filled_.notify_one();
    return true;
  }

  // Does not wait. False, and the value stays where it is, if there is no room or the queue is
  // closed.
  bool try_push(T& value, std::size_t weight = 0) {
    {
      const std::lock_guard lock(mutex_);
      if (closed_ || !has_room(weight)) return false;
      values_.emplace_back(std::move(value), weight);
      weight_ += weight;
    }
    filled_.notify_one();
    return true;
  }

  // Waits for a value; nothing when the queue is closed and empty.
  std::optional<T> pop() {
    std::unique_lock lock(mutex_);
    filled_.wait(lock, [&] { return closed_ || !values_.empty(); });
    return take(std::move(lock));
  }

  // Nothing if none came in that time.
  std::optional<T> pop_within(std::chrono::milliseconds time) {
    std::unique_lock lock(mutex_);
    filled_.wait_for(lock, time, [&] { return closed_ || !values_.empty(); });
    return take(std::move(lock));
  }

  // No more comes in; what is there can be taken out.
  void close() {
    const std::lock_guard lock(mutex_);
    closed_ = true;
    wake_all();
  }

  // Closes, and drops what is there.
  void abandon() {
    const std::lock_guard lock(mutex_);
    closed_ = true;
    values_.clear();
    weight_ = 0;
    wake_all();
  }

  bool is_finished() const {
    const std::lock_guard lock(mutex_);
    return closed_ && values_.empty();
  }

  bool has_much_room() const {
    const std::lock_guard lock(mutex_);
    return is_half_empty();
  }

 private:
  bool has_room(std::size_t weight) const {
    const bool fits = values_.size() < max_count_ && weight_ + weight <= max_weight_;
    return values_.empty() || fits;
  }

  bool is_half_empty() const {
    return values_.size() <= max_count_ / 2 && weight_ <= max_weight_ / 2;
  }

  // Who waits for room is woken when half of it is free: one wake-up brings many values.
  std::optional<T> take(std::unique_lock<std::mutex> lock) {
    if (values_.empty()) return std::nullopt;
    std::pair<T, std::size_t> front = std::move(values_.front());
    values_.pop_front();
    weight_ -= front.second;
    const bool is_time = is_half_empty();
    lock.unlock();
    if (is_time) emptied_.notify_all();
    return std::move(front.first);
  }

  void wake_all() {
    filled_.notify_all();
    emptied_.notify_all();
  }

  const std::size_t max_count_, max_weight_;
  mutable std::mutex mutex_;
  std::condition_variable filled_, emptied_;
  std::deque<std::pair<T, std::size_t>> values_;
  std::size_t weight_ = 0;
  bool closed_ = false;
};

}  // namespace sheaf::cli
