#include "fetch/response.h"

#include "base/text.h"

namespace sheaf {

const Header* find_header(const std::vector<Header>& headers, std::string_view name) {
  for (const Header& header : headers) {
    if (equals_ignore_case(header.name, name)) return &header;
  }
  return nullptr;
}

std::string_view field_of(const std::vector<Header>& headers, std::string_view name) {
  const Header* header = find_header(headers, name);
  return header ? std::string_view(header->value) : std::string_view();
}

}  // namespace sheaf
