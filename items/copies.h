// Which records are about an article that was there before: a stream of them, in bounded memory.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "items/copy_signs.h"

namespace sheaf {

class Copies {
 public:
  // 112 bytes for each, and 4 MiB: at most 32 MiB.
  static constexpr std::size_t kMostKept = std::size_t{1} << 18;

  // Of more records than `most`, the last ones are compared with.
  explicit Copies(std::size_t most = kMostKept);

  // The id of the first record of which this one is a copy, as far back as they are kept. Else it
  // is kept as one of which others may be. Records without an id have no copies and are none.
  std::optional<std::uint64_t> find_original(const CopySigns& signs);

 private:
  static constexpr std::size_t kTables = CopySigns::kBands + 2;
  using Keys = std::array<std::uint64_t, kTables>;
  // Numbers of records from 1; 0 is none.
  using Numbers = std::array<std::uint32_t, kTables>;

  struct Kept {
    CopySigns signs;
    std::uint64_t original = 0;
    Numbers before = {};  // the one before it in the chain of each table
  };

  static Keys keys_of(const CopySigns& signs);
  std::optional<std::uint64_t> find(const CopySigns& signs, const Keys& keys) const;
  void keep(const CopySigns& signs, const Keys& keys, std::uint64_t original);
  bool is_kept(std::uint32_t number) const { return number != 0 && number + most_ > count_; }
  const Kept& kept(std::uint32_t number) const { return ring_[(number - 1) % most_]; }

  std::size_t most_;
  std::uint32_t count_ = 0;
  std::vector<Kept> ring_;
  std::vector<Numbers> heads_;  // by the low bits of a key: the last record of each chain
};

}  // namespace sheaf
