#include "url/query.h"

namespace sheaf {

std::optional<std::string_view> find_parameter(std::string_view query, std::string_view name) {
  std::optional<std::string_view> found;
  each_pair(query, [&](const QueryPair& pair) {
    if (!found && pair.name == name && !pair.value.empty()) found = pair.value;
  });
  return found;
}

}  // namespace sheaf
