#include "fetch/name_doctor.h"

#include <utility>

#include "fetch/name_lookup.h"

namespace sheaf {

NameDoctor::~NameDoctor() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  changed_.notify_all();
  if (thread_.joinable()) thread_.join();
}

void NameDoctor::ask(const std::string& host) {
  const std::lock_guard lock(mutex_);
  questions_.push_back(host);
  if (!thread_.joinable()) thread_ = std::thread([this] { work(); });
  changed_.notify_all();
}

std::vector<Diagnosis> NameDoctor::take() {
  errors_.rethrow();
  const std::lock_guard lock(mutex_);
  return std::exchange(answers_, {});
}

void NameDoctor::work() {
  if (!errors_.run([this] { answer_all(); })) wake_();
}

void NameDoctor::answer_all() {
  std::unique_lock lock(mutex_);
  while (true) {
    changed_.wait(lock, [this] { return stopping_ || !questions_.empty(); });
    if (stopping_) return;
    const std::string host = std::move(questions_.front());
    questions_.pop_front();
    lock.unlock();
    const bool exists = look_up_name(host) != NameLookup::kNone;
    lock.lock();
    answers_.push_back(
        {host, exists ? FetchFailure::kNameLookupFailed : FetchFailure::kNoSuchHost});
    wake_();
  }
}

}  // namespace sheaf
