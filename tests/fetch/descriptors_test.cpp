// What happens when this process may open no more files.
#include <gtest/gtest.h>
#include <sys/resource.h>
#include <unistd.h>

#include "tests/fetch/get.h"

namespace sheaf::test {
namespace {

// The soft limit as it was, at the end.
class FileLimit {
 public:
  FileLimit() { getrlimit(RLIMIT_NOFILE, &before_); }
  ~FileLimit() { setrlimit(RLIMIT_NOFILE, &before_); }
  FileLimit(const FileLimit&) = delete;
  FileLimit& operator=(const FileLimit&) = delete;

  void set(rlim_t soft) const {
    const rlimit limit{soft, before_.rlim_max};
    ASSERT_EQ(setrlimit(RLIMIT_NOFILE, &limit), 0);
  }
  static rlim_t now() {
    rlimit limit{};
    getrlimit(RLIMIT_NOFILE, &limit);
    return limit.rlim_cur;
  }

 private:
  rlimit before_{};
};

TEST(Descriptors, AreRaisedForTheTransfersThatAreAskedFor) {
  const FileLimit limit;
  limit.set(200);
  FetchOptions options = quick_options();
  options.max_transfers = 20;
  { const Fetcher few(options); }
  EXPECT_EQ(FileLimit::now(), 200u);
  options.max_transfers = 100;
  { const Fetcher many(options); }
  EXPECT_GE(FileLimit::now(), 300u);
}

TEST(Descriptors, ThatAreUsedUpAreNotTheHostsFault) {
  const FileLimit limit;
  FetchOptions options = quick_options();
  options.retry.max_attempts = 2;
  options.host.max_failures = 1;
  options.limits.total_timeout = Milliseconds(50);  // for which it waits
  Fetcher fetcher(options);
  const int next = dup(STDIN_FILENO);
  close(next);
  limit.set(static_cast<rlim_t>(next));
  for (int i = 0; i < 3; ++i) {
    fetcher.add(request_for("http://127.0.0.1:9/"), 1);
    std::vector<Fetched> done;
    while (done.empty()) done = fetcher.wait(Milliseconds(1000));
    EXPECT_EQ(outcome(done.at(0)), "too-many-files");
    EXPECT_EQ(done.at(0).attempts, 2);
  }
}

}  // namespace
}  // namespace sheaf::test
