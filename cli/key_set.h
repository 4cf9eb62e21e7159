// A set of 64-bit keys for the addresses that a batch has met: 2 MiB from the first one on, so that
// memory does not grow up to 229,000 of them; beyond that 9 to 18 bytes for each.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace sheaf::cli {

class KeySet {
 public:
  // False if it was there already.
  bool insert(std::uint64_t key) {
    if ((count_ + 1) * 8 > slots_.size() * 7) grow();
    if (!place(key)) return false;
    ++count_;
    return true;
  }
  bool contains(std::uint64_t key) const {
    if (slots_.empty()) return false;
    key += key == 0;
    for (std::size_t i = key & mask();; i = (i + 1) & mask()) {
      if (slots_[i] == key) return true;
      if (slots_[i] == 0) return false;
    }
  }

 private:
  static constexpr std::size_t kFirstSlots = 1u << 18;

  std::size_t mask() const { return slots_.size() - 1; }
  bool place(std::uint64_t key) {
    key += key == 0;  // 0 is an empty slot
    for (std::size_t i = key & mask();; i = (i + 1) & mask()) {
      if (slots_[i] == key) return false;
      if (slots_[i] == 0) return slots_[i] = key, true;
    }
  }
  void grow() {
    std::vector<std::uint64_t> old(slots_.empty() ? kFirstSlots : slots_.size() * 2);
    old.swap(slots_);
    for (const std::uint64_t key : old) {
      if (key != 0) place(key);
    }
  }

  std::vector<std::uint64_t> slots_;
  std::size_t count_ = 0;
};

}  // namespace sheaf::cli
