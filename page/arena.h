// A bump allocator for one page's tree: nothing is freed alone, all goes with the arena.
#pragma once

#include <csetjmp>
#include <cstddef>
#include <cstdint>
#include <ctime>
#include <vector>

namespace sheaf {

class Arena {
 public:
  Arena() = default;
  ~Arena();
  Arena(const Arena&) = delete;
  Arena& operator=(const Arena&) = delete;

  // 8-byte aligned, never null: over the budget it leaves by longjmp to `over_budget` with kBytes
  // or kTime. Set the budget and the jump target before the first call; all frames in between must
  // be C or free of destructors.
  void* allocate(std::size_t size) {
    size = (size + 7) & ~std::size_t{7};
    if (size > static_cast<std::size_t>(end_ - next_) || ++calls_ % kCallsPerClock == 0) {
      return allocate_slowly(size);
    }
    char* block = next_;
    next_ += size;
    return block;
  }

  struct Budget {
    std::size_t bytes;
    std::uint32_t cpu_ms;
  };
  enum Overrun { kBytes = 1, kTime = 2 };
  void start(Budget budget);  // the clock runs from here
  std::jmp_buf over_budget;

  std::size_t bytes() const { return bytes_; }  // taken from the system

 private:
  static constexpr std::uint32_t kCallsPerClock = 1024;
  void* allocate_slowly(std::size_t size);
  void add_chunk(std::size_t least);

  char* next_ = nullptr;
  char* end_ = nullptr;
  std::vector<void*> chunks_;
  std::size_t bytes_ = 0;
  std::uint32_t calls_ = 0;
  Budget budget_{};
  std::int64_t deadline_ns_ = 0;
};

}  // namespace sheaf
