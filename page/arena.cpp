#include "page/arena.h"

#include <algorithm>
#include <cstdint>
#include <cstdlib>

namespace sheaf {
namespace {

constexpr std::size_t kFirstChunk = 256u << 10;
constexpr std::size_t kLargestChunk = 8u << 20;

std::int64_t thread_cpu_ns() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<std::int64_t>(now.tv_sec) * 1'000'000'000 + now.tv_nsec;
}

}  // namespace

Arena::~Arena() {
  for (void* chunk : chunks_) std::free(chunk);
}

void Arena::start(Budget budget) {
  budget_ = budget;
  chunks_.reserve(budget.bytes / kFirstChunk + 1);  // so that nothing throws below Gumbo's frames
  deadline_ns_ = thread_cpu_ns() + static_cast<std::int64_t>(budget.cpu_ms) * 1'000'000;
}

void* Arena::allocate_slowly(std::size_t size) {
  if (calls_ % kCallsPerClock == 0 && thread_cpu_ns() > deadline_ns_) {
    std::longjmp(over_budget, kTime);
  }
  if (size > static_cast<std::size_t>(end_ - next_)) {
    if (size > budget_.bytes || bytes_ > budget_.bytes - size) std::longjmp(over_budget, kBytes);
    add_chunk(size);
  }
  char* block = next_;
  next_ += size;
  return block;
}

void Arena::add_chunk(std::size_t least) {
  const std::size_t wanted = std::clamp(bytes_, kFirstChunk, kLargestChunk);  // doubles the whole
  const std::size_t size = std::max(least, wanted);
  void* chunk = std::malloc(size);
  if (!chunk) std::longjmp(over_budget, kBytes);
  chunks_.push_back(chunk);
  bytes_ += size;
  next_ = static_cast<char*>(chunk);
  end_ = next_ + size;
}

}  // namespace sheaf
