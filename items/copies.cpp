#include "items/copies.h"

namespace sheaf {
namespace {

constexpr std::size_t kHeads = std::size_t{1} << 17;
constexpr int kMostSteps = 512;  // along one chain: thousands may have one title

}  // namespace

Copies::Copies(std::size_t most) : most_(most), heads_(kHeads) {}

std::optional<std::uint64_t> Copies::find_original(const CopySigns& signs) {
  if (signs.id == 0) return std::nullopt;
  const Keys keys = keys_of(signs);
  const std::optional<std::uint64_t> original = find(signs, keys);
  keep(signs, keys, original.value_or(signs.id));
  return original;
}

// 0: none.
Copies::Keys Copies::keys_of(const CopySigns& signs) {
  Keys keys{};
  for (std::size_t i = 0; i < signs.bands.size(); ++i) keys[i] = signs.bands[i];
  keys[CopySigns::kBands] = signs.title;
  keys[CopySigns::kBands + 1] = signs.canonical;
  return keys;
}

// The first of all, so that it does not depend on which sign found it.
std::optional<std::uint64_t> Copies::find(const CopySigns& signs, const Keys& keys) const {
  std::uint32_t first = 0;
  for (std::size_t table = 0; table < kTables; ++table) {
    if (keys[table] == 0) continue;
    std::uint32_t number = heads_[keys[table] % kHeads][table];
    for (int i = 0; is_kept(number) && i < kMostSteps; ++i, number = kept(number).before[table]) {
      if ((first == 0 || number < first) && is_copy(signs, kept(number).signs)) first = number;
    }
  }
  if (first == 0) return std::nullopt;
  return kept(first).original;
}

void Copies::keep(const CopySigns& signs, const Keys& keys, std::uint64_t original) {
  Kept entry{.signs = signs, .original = original};
  const std::uint32_t number = ++count_;
  for (std::size_t table = 0; table < kTables; ++table) {
    if (keys[table] == 0) continue;
    std::uint32_t& head = heads_[keys[table] % kHeads][table];
    entry.before[table] = head;
    head = number;
  }
  if (ring_.size() < most_)
    ring_.push_back(entry);
  else
    ring_[(number - 1) % most_] = entry;
}

}  // namespace sheaf
