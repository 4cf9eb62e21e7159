#include "fetch/header_rules.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "base/text.h"

namespace sheaf {
namespace {

bool is_of_token(char c) {
  return is_ascii_alnum(c) || std::string_view("!#$%&'*+-.^_`|~").find(c) != std::string_view::npos;
}

bool is_control(unsigned char c) { return (c < 0x20 && c != '\t') || c == 0x7f; }

}  // namespace

bool can_be_sent(const Header& header) {
  return !header.name.empty() && std::all_of(header.name.begin(), header.name.end(), is_of_token) &&
         std::none_of(header.value.begin(), header.value.end(), is_control);
}

bool is_harmless_header(std::string_view name) {
  constexpr std::array<std::string_view, 4> kNames = {"user-agent", "cache-control", "pragma",
                                                      "dnt"};
  const std::string lower = ascii_lower(name);
  return lower.starts_with("accept") || lower.starts_with("if-") ||
         std::find(kNames.begin(), kNames.end(), lower) != kNames.end();
}

}  // namespace sheaf
