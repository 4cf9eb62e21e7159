#include "fetch/name_doctor.h"

#include <netdb.h>
#include <sys/socket.h>

#include <utility>

#include "url/path.h"

namespace sheaf {

FetchFailure diagnose(const std::string& host) {
  if (is_host_of(host, "invalid")) return FetchFailure::kNoSuchHost;
  addrinfo wanted{};
  wanted.ai_socktype = SOCK_STREAM;
  addrinfo* found = nullptr;
  const int code = getaddrinfo(host.c_str(), nullptr, &wanted, &found);
  if (code == 0) freeaddrinfo(found);
#ifdef EAI_NODATA
  if (code == EAI_NODATA) return FetchFailure::kNoSuchHost;
#endif
  return code == EAI_NONAME ? FetchFailure::kNoSuchHost : FetchFailure::kNameLookupFailed;
}

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
  const std::lock_guard lock(mutex_);
  return std::exchange(answers_, {});
}

void NameDoctor::work() {
  std::unique_lock lock(mutex_);
  while (true) {
    changed_.wait(lock, [this] { return stopping_ || !questions_.empty(); });
    if (stopping_) return;
    const std::string host = std::move(questions_.front());
    questions_.pop_front();
    lock.unlock();
    const FetchFailure failure = diagnose(host);
    lock.lock();
    answers_.push_back({host, failure});
    wake_();
  }
}

}  // namespace sheaf
