#include "extractors/rules/json_pointer.h"

#include <algorithm>
#include <string>

#include "base/text.h"

namespace sheaf {
namespace {

std::string unescape_token(std::string_view token) {
  return replace_all(replace_all(std::string(token), "~1", "/"), "~0", "~");
}

// "0", "12"; no sign and no leading zero.
const Json* find_element(const Json& array, std::string_view token) {
  if (token.empty() || token.size() > 9 || (token.size() > 1 && token[0] == '0')) return nullptr;
  std::size_t index = 0;
  for (const char c : token) {
    if (!is_ascii_digit(c)) return nullptr;
    index = index * 10 + static_cast<std::size_t>(c - '0');
  }
  return index < array.size() ? &array[index] : nullptr;
}

}  // namespace

bool is_json_pointer(std::string_view text) {
  if (text.empty()) return true;
  if (text[0] != '/') return false;
  for (std::size_t at = 0; (at = text.find('~', at)) != text.npos; ++at) {
    if (at + 1 == text.size() || (text[at + 1] != '0' && text[at + 1] != '1')) return false;
  }
  return true;
}

const Json* find_by_pointer(const Json& root, std::string_view pointer) {
  const Json* value = &root;
  while (value && !pointer.empty()) {
    const std::size_t end = std::min(pointer.find('/', 1), pointer.size());
    const std::string token = unescape_token(pointer.substr(1, end - 1));
    pointer.remove_prefix(end);
    value = value->is_array() ? find_element(*value, token) : find_member(*value, token);
  }
  return value;
}

}  // namespace sheaf
