// Tables sorted by host. Internal to url/.
#pragma once

#include <algorithm>
#include <span>
#include <string_view>

namespace sheaf {

// "google.*" for a host of Google's in any country ("www.google.co.uk"), likewise "amazon.*"; ""
// for others. Tables may use these in place of a host.
std::string_view brand_of(std::string_view host);

// The entries of `host` itself. Entry has a member `host`; the table is sorted by it.
template <typename Entry>
std::span<const Entry> entries_at(std::span<const Entry> table, std::string_view host) {
  const auto less = [](const auto& a, const auto& b) { return a.host < b.host; };
  const auto [first, last] = std::equal_range(table.begin(), table.end(), Entry{host}, less);
  return {first, last};
}

// The first entry for `host` or a domain above it, nearest first, that take(entry) accepts; null if
// there is none.
template <typename Entry, typename Take>
const Entry* find_entry(std::span<const Entry> table, std::string_view host, Take take) {
  const auto find_at = [&](std::string_view name) -> const Entry* {
    for (const Entry& entry : entries_at(table, name)) {
      if (take(entry)) return &entry;
    }
    return nullptr;
  };
  for (std::string_view name = host; !name.empty();) {
    if (const Entry* entry = find_at(name)) return entry;
    const std::size_t dot = name.find('.');
    name = dot == std::string_view::npos ? std::string_view() : name.substr(dot + 1);
  }
  const std::string_view brand = brand_of(host);
  return brand.empty() ? nullptr : find_at(brand);
}

template <typename Entry>
const Entry* find_entry(std::span<const Entry> table, std::string_view host) {
  return find_entry(table, host, [](const Entry&) { return true; });
}

template <typename Entry>
constexpr bool is_sorted_by_host(std::span<const Entry> table) {
  return std::is_sorted(table.begin(), table.end(),
                        [](const Entry& a, const Entry& b) { return a.host < b.host; });
}

}  // namespace sheaf
