// Numbers in text from outside.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace sheaf {

// The number that `text` is, wholly: ASCII digits alone. One over the greatest gives the greatest.
std::optional<std::uint64_t> find_number(std::string_view text);

int hex_value(char digit);  // 0 to 15 of a hexadecimal digit in either case; -1 of anything else

}  // namespace sheaf
