// Words next to a date that say what it is the date of.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace sheaf {

enum class DateLabel : std::uint8_t {
  kNone,
  kPublished,  // "Published on", "发布时间：", "veröffentlicht am"
  kModified,   // "Updated", "更新于", "letzte Änderung"
  kOther,      // copyright, events, birthdays, when something was retrieved
};

// The label of each date of a line. `words`: what stands before the first date, between one and the
// next, and behind the last one. Labels stand before their dates; behind them where the first has
// none before it and the last has one right behind it: "2021-04-09 发布 2021-04-10 更新". Only the
// nearest words count.
std::vector<DateLabel> find_date_labels(std::span<const std::string_view> words);

// The label that ends a line whose date is in the next one.
DateLabel find_date_label(std::string_view before);

}  // namespace sheaf
