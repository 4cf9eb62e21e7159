// Query strings, cut at '&'. For url/ and extractors/links/.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace sheaf {

// Views into the query, nothing decoded. "a" and "a=" differ in has_value alone.
struct QueryPair {
  std::string_view text;  // the whole, "name=value"
  std::string_view name;
  std::string_view value;
  bool has_value;
};

// Calls see(pair) for each pair that is not empty.
template <typename See>
void each_pair(std::string_view query, See see) {
  while (!query.empty()) {
    const std::string_view text = query.substr(0, query.find('&'));
    query.remove_prefix(text.size() < query.size() ? text.size() + 1 : text.size());
    if (text.empty()) continue;
    const std::size_t equals = text.find('=');
    const bool has_value = equals != std::string_view::npos;
    see(QueryPair{text, text.substr(0, equals), has_value ? text.substr(equals + 1) : "",
                  has_value});
  }
}

// The pairs for which keep(pair) is true, in their order.
template <typename Keep>
std::string keep_pairs(std::string_view query, Keep keep) {
  std::string kept;
  each_pair(query, [&](const QueryPair& pair) {
    if (!keep(pair)) return;
    if (!kept.empty()) kept.push_back('&');
    kept.append(pair.text);
  });
  return kept;
}

// The first value of that name which is not empty; nullopt if there is none.
std::optional<std::string_view> find_parameter(std::string_view query, std::string_view name);

}  // namespace sheaf
