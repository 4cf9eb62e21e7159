// FNV-1a, 64 bits: a hash of bytes that is the same between runs, machines and versions. Not for
// tables that strangers fill.
#pragma once

#include <cstdint>
#include <string_view>

namespace sheaf {

constexpr std::uint64_t stable_hash(std::string_view bytes) {
  std::uint64_t hash = 0xcbf29ce484222325;
  for (const char c : bytes) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3;
  return hash;
}

}  // namespace sheaf
