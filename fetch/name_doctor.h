// Why a name has no address: libcurl does not tell a name that does not exist from a DNS that does
// not answer. Asks once more, on a thread of its own. Internal to fetch/.
#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "base/thread_errors.h"
#include "fetch/failure.h"

namespace sheaf {

struct Diagnosis {
  std::string host;
  FetchFailure failure;  // kNoSuchHost or kNameLookupFailed
};

class NameDoctor {
 public:
  // `wake` is called from the thread when there is something to take.
  explicit NameDoctor(std::function<void()> wake) : wake_(std::move(wake)) {}
  ~NameDoctor();
  NameDoctor(const NameDoctor&) = delete;
  NameDoctor& operator=(const NameDoctor&) = delete;

  void ask(const std::string& host);
  std::vector<Diagnosis> take();

 private:
  void work();
  void answer_all();

  std::function<void()> wake_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<std::string> questions_;
  std::vector<Diagnosis> answers_;
  bool stopping_ = false;
  ThreadErrors errors_;  // of the thread; take() throws them
  std::thread thread_;   // runs from the first question on
};

}  // namespace sheaf
