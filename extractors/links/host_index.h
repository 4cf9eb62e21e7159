// Tables of hosts in which the entry for a host is found in one pass over its name: a link to a
// site that nobody knows costs some tens of nanoseconds. Internal to extractors/links/.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace sheaf {

// A host's name and the domains above it, summed up once for any number of tables.
class HostSums {
 public:
  explicit HostSums(std::string_view host) : host_(host) {
    std::uint32_t sum = kSeed;
    for (std::size_t i = host.size(); i-- > 0;) {
      sum = mix(sum, host[i]);
      if ((i == 0 || host[i - 1] == '.') && count_ < kMostLabels)
        domains_[count_++] = {sum, static_cast<std::uint32_t>(i)};
    }
  }

  // From the top domain on: visit(sum, domain).
  template <typename Visit>
  void each(Visit visit) const {
    for (std::size_t i = 0; i < count_; ++i) {
      visit(domains_[i].sum, host_.substr(domains_[i].begin));
    }
  }

  static constexpr std::uint32_t sum_of(std::string_view host) {
    std::uint32_t sum = kSeed;
    for (std::size_t i = host.size(); i-- > 0;) sum = mix(sum, host[i]);
    return sum;
  }

  std::string_view host() const { return host_; }

 private:
  static constexpr std::size_t kMostLabels = 8;        // no entry of a table has as many
  static constexpr std::uint32_t kSeed = 2166136261u;  // FNV-1a, read from the end

  static constexpr std::uint32_t mix(std::uint32_t sum, char c) {
    return (sum ^ static_cast<unsigned char>(c)) * 16777619u;
  }

  struct Domain {
    std::uint32_t sum, begin;
  };
  std::string_view host_;
  std::array<Domain, kMostLabels> domains_;
  std::size_t count_ = 0;
};

// Entry has a member `host`, lower-case; no two entries have the same.
template <typename Entry, std::size_t kEntries>
class HostIndex {
 public:
  explicit constexpr HostIndex(const Entry (&entries)[kEntries]) : entries_(entries) {
    for (std::size_t i = 0; i < kEntries; ++i) {
      std::size_t slot = HostSums::sum_of(entries[i].host) % kSlots;
      while (slots_[slot] != 0) slot = (slot + 1) % kSlots;
      slots_[slot] = static_cast<std::uint16_t>(i + 1);
    }
  }

  // The entry for the host or the nearest domain above it; null if there is none.
  const Entry* find(const HostSums& sums) const {
    const Entry* found = nullptr;
    sums.each([&](std::uint32_t sum, std::string_view domain) {
      if (const Entry* entry = at(sum, domain)) found = entry;
    });
    return found;
  }
  const Entry* find(std::string_view host) const { return find(HostSums(host)); }

 private:
  static constexpr std::size_t slots_for(std::size_t entries) {
    std::size_t slots = 4;
    while (slots < 4 * entries) slots *= 2;
    return slots;
  }
  static constexpr std::size_t kSlots = slots_for(kEntries);

  const Entry* at(std::uint32_t sum, std::string_view host) const {
    for (std::size_t slot = sum % kSlots; slots_[slot] != 0; slot = (slot + 1) % kSlots) {
      const Entry& entry = entries_[slots_[slot] - 1u];
      if (entry.host == host) return &entry;
    }
    return nullptr;
  }

  const Entry* entries_;
  std::array<std::uint16_t, kSlots> slots_{};
};

}  // namespace sheaf
