// Base 64 with '-' and '_' (RFC 4648 5), or with '+' and '/'. Internal to url/.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace sheaf {

// Padding may be absent. nullopt if a character is not of the alphabet.
std::optional<std::string> find_base64(std::string_view text);

// 0..63, or -1.
int base64_value(char c);

}  // namespace sheaf
