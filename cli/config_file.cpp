#include "cli/config_file.h"

#include <CLI/CLI.hpp>
#include <optional>
#include <vector>

#include "base/json.h"
#include "base/text.h"
#include "base/toml.h"
#include "cli/inputs.h"

namespace sheaf::cli {
namespace {

std::string place_of(const std::string& path, std::size_t line) {
  return path + ":" + std::to_string(line) + ": ";
}

// A value as the command line would have it; nullopt for tables and lists.
std::optional<std::string> find_text(const Json& value) {
  if (const auto* text = value.get_ptr<const std::string*>()) return *text;
  if (value.is_number() || value.is_boolean()) return value.dump();
  return std::nullopt;
}

std::optional<std::vector<std::string>> find_texts(const Json& value) {
  std::vector<std::string> texts;
  for (const Json& element : value.is_array() ? value : Json::array({value})) {
    const auto text = find_text(element);
    if (!text) return std::nullopt;
    texts.push_back(*text);
  }
  return texts;
}

std::string apply(CLI::Option& option, const std::vector<std::string>& texts) {
  if (option.count() > 0) return "";  // the command line wins
  try {
    for (const std::string& text : texts) option.add_result(text);
    option.run_callback();
  } catch (const CLI::Error& error) {
    return error.what();
  }
  return "";
}

CLI::Option* find_option(CLI::App& command, const std::string& key) {
  CLI::Option* option = command.get_option_no_throw("--" + replace_all(key, "_", "-"));
  return !option && key == "inputs" ? command.get_option_no_throw("inputs") : option;
}

// What is wrong with the value, or "".
std::string apply_value(CLI::App& command, const std::string& key, const Json& value) {
  CLI::Option* option = find_option(command, key);
  if (!option) return "no option '" + replace_all(key, "_", "-") + "'";
  const auto texts = find_texts(value);
  if (!texts) return "'" + replace_all(key, "_", "-") + "' is no text, number or list of them";
  return apply(*option, *texts);
}

}  // namespace

std::string apply_config_file(const std::string& path, const std::string& section,
                              CLI::App& command) {
  const Result<std::string> text = read_file(path);
  if (!text.ok()) return path + ": " + text.error().message;
  TomlLines lines;
  const Result<Json> parsed = parse_toml(*text, &lines);
  if (!parsed.ok()) return path + ": " + parsed.error().where + ": " + parsed.error().message;
  const Json* table = find_member(*parsed, section);
  if (!table || !table->is_object()) return "";
  for (const auto& [key, value] : table->items()) {
    const std::string fault = apply_value(command, key, value);
    if (fault.empty()) continue;
    return place_of(path, lines[section][key]) + fault;
  }
  return "";
}

}  // namespace sheaf::cli
