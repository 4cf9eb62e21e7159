// A table of words made by the compiler out of lists that people can read.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace sheaf {

// One name: "jan|uary" stands for every prefix of "january" that is at least as long as "jan".
struct TableName {
  std::string_view stem, tail;
  std::uint8_t list = 0;  // which list it stands in

  constexpr bool matches(std::string_view word) const {
    return word.starts_with(stem) && tail.starts_with(word.substr(stem.size()));
  }
};

constexpr std::size_t count_names(std::span<const std::string_view> lists) {
  std::size_t count = 0;
  for (const std::string_view list : lists) {
    count += 1 + static_cast<std::size_t>(std::count(list.begin(), list.end(), ' '));
  }
  return count;
}

// `kLists`: an array of strings, the names of each separated by one space.
template <const auto& kLists>
class NameTable {
 public:
  constexpr NameTable() {
    std::size_t count = 0;
    for (std::size_t i = 0; i < kLists.size(); ++i) {
      for (std::size_t start = 0; start < kLists[i].size();) {
        const std::size_t end = std::min(kLists[i].find(' ', start), kLists[i].size());
        names_[count++] = split(kLists[i].substr(start, end - start), i);
        start = end + 1;
      }
    }
    std::sort(names_.begin(), names_.end(), [](const TableName& a, const TableName& b) {
      return first_byte(a.stem) < first_byte(b.stem);
    });
    for (const TableName& name : names_) ++starts_[first_byte(name.stem) + 1];
    for (std::size_t i = 1; i < starts_.size(); ++i) starts_[i] += starts_[i - 1];
  }

  // Index of a list that has the word, or -1; words of several lists give any of them.
  constexpr int find(std::string_view word) const {
    if (word.empty()) return -1;
    const std::size_t first = first_byte(word);
    for (std::size_t i = starts_[first]; i < starts_[first + 1]; ++i) {
      if (names_[i].matches(word)) return names_[i].list;
    }
    return -1;
  }

 private:
  static constexpr std::size_t first_byte(std::string_view text) {
    return static_cast<unsigned char>(text[0]);
  }

  static constexpr TableName split(std::string_view name, std::size_t list) {
    const std::size_t bar = name.find('|');
    const bool whole = bar == name.npos;
    return {name.substr(0, bar), whole ? std::string_view() : name.substr(bar + 1),
            static_cast<std::uint8_t>(list)};
  }

  std::array<TableName, count_names(kLists)> names_{};
  std::array<std::uint16_t, 257> starts_{};  // of each first byte, in names_
};

}  // namespace sheaf
