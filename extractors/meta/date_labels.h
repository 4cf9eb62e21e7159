// Words next to a date that say what it is the date of.
#pragma once

#include <cstdint>
#include <string_view>

namespace sheaf {

enum class DateLabel : std::uint8_t {
  kNone,
  kPublished,  // "Published on", "发布时间：", "veröffentlicht am"
  kModified,   // "Updated", "更新于", "letzte Änderung"
  kOther,      // copyright, events, birthdays, when something was retrieved
};

// `before`: what stands before the date in its line, from the date before it on; `after`: what
// stands behind it, up to the next date. Only the nearest words count.
DateLabel find_date_label(std::string_view before, std::string_view after);

}  // namespace sheaf
