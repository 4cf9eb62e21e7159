// toml++ is header-only and built here alone, without exceptions.
#include "base/toml.h"

#define TOML_EXCEPTIONS 0             // NOLINT: the library's own names
#define TOML_HEADER_ONLY 1            // NOLINT
#define TOML_ENABLE_WINDOWS_COMPAT 0  // NOLINT
#include <toml++/toml.h>

#include <cstdint>
#include <sstream>

#include "base/json.h"
#include "base/toml_source.h"

namespace sheaf {
namespace {

template <typename Value>
std::string written(const Value& value) {
  std::ostringstream out;
  out << value;
  return std::move(out).str();
}

Json convert(const toml::node& node);

Json convert_table(const toml::table& table) {
  Json object = Json::object();
  for (auto&& [key, value] : table) object[std::string(key.str())] = convert(value);
  return object;
}

Json convert_array(const toml::array& array) {
  Json list = Json::array();
  for (const toml::node& value : array) list.push_back(convert(value));
  return list;
}

// Calls itself no deeper than kMaxTomlDepth.
Json convert(const toml::node& node) {
  if (const auto* table = node.as_table()) return convert_table(*table);
  if (const auto* array = node.as_array()) return convert_array(*array);
  if (const auto* text = node.as_string()) return text->get();
  if (const auto* flag = node.as_boolean()) return flag->get();
  if (const auto* real = node.as_floating_point()) return real->get();
  if (const auto* whole = node.as_integer()) {
    return whole->get() < 0 ? Json(whole->get()) : Json(static_cast<std::uint64_t>(whole->get()));
  }
  if (const auto* date = node.as_date()) return written(date->get());
  if (const auto* time = node.as_time()) return written(time->get());
  if (const auto* moment = node.as_date_time()) return written(moment->get());
  return nullptr;
}

TomlLines lines_of(const toml::table& root) {
  TomlLines lines;
  for (auto&& [name, node] : root) {
    const toml::table* table = node.as_table();
    if (!table) continue;
    auto& members = lines[std::string(name.str())];
    for (auto&& [key, value] : *table) members[std::string(key.str())] = value.source().begin.line;
  }
  return lines;
}

}  // namespace

Result<Json> parse_toml(std::string_view text, TomlLines* lines) {
  const Result<std::string> source = prepare_toml(text);
  if (!source.ok()) return source.error();
  const toml::parse_result parsed = toml::parse(std::string_view(*source));
  if (!parsed) {
    const toml::source_position at = parsed.error().source().begin;
    return Error{ErrorKind::kBadInput, std::string(parsed.error().description()),
                 "line " + std::to_string(at.line) + ", column " + std::to_string(at.column)};
  }
  if (lines) *lines = lines_of(parsed.table());
  return convert_table(parsed.table());
}

}  // namespace sheaf
