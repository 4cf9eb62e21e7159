#include "fetch/descriptors.h"

#include <sys/eventfd.h>
#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <array>

namespace sheaf {
namespace {

constexpr rlim_t kForEach = 3;      // while its host's name is looked up; else one or two
constexpr rlim_t kForOthers = 128;  // connections to spare; inputs, outputs, the cache, libraries

}  // namespace

int transfers_with_room(int wanted) {
  const rlim_t needed = kForOthers + kForEach * static_cast<rlim_t>(std::max(wanted, 1));
  rlimit limit{};
  if (getrlimit(RLIMIT_NOFILE, &limit) != 0) return wanted;
  if (limit.rlim_cur < needed && limit.rlim_cur < limit.rlim_max) {
    limit.rlim_cur = std::min(needed, limit.rlim_max);
    setrlimit(RLIMIT_NOFILE, &limit);
    getrlimit(RLIMIT_NOFILE, &limit);
  }
  if (limit.rlim_cur >= needed) return wanted;
  const rlim_t room = limit.rlim_cur - std::min(limit.rlim_cur, kForOthers);
  return std::max(1, static_cast<int>(room / kForEach));
}

bool has_files_for_transfer() {
  std::array<int, kForEach> opened{};
  for (int& one : opened) one = eventfd(0, EFD_CLOEXEC);
  for (const int one : opened) {
    if (one >= 0) close(one);
  }
  return opened.back() >= 0;
}

}  // namespace sheaf
