#include "fetch/response.h"

#include "base/text.h"

namespace sheaf {

const Header* find_header(const std::vector<Header>& headers, std::string_view name) {
  for (const Header& header : headers) {
    if (equals_ignore_case(header.name, name)) return &header;
  }
  return nullptr;
}

}  // namespace sheaf
