#include "cli/config_file.h"

// NOLINTBEGIN(readability-identifier-naming): the library's names
#define TOML_EXCEPTIONS 0
#define TOML_HEADER_ONLY 1
// NOLINTEND(readability-identifier-naming)
#include <toml++/toml.h>

#include <CLI/CLI.hpp>
#include <vector>

#include "base/text.h"
#include "check/read_file.h"

namespace sheaf::cli {
namespace {

std::string place_of(const std::string& path, const toml::source_region& source) {
  return path + ":" + std::to_string(source.begin.line) + ": ";
}

// A value as the command line would have it; nullopt for tables and dates.
std::optional<std::string> find_text(const toml::node& node) {
  if (const auto* text = node.as_string()) return text->get();
  if (const auto* number = node.as_integer()) return std::to_string(number->get());
  if (const auto* real = node.as_floating_point()) return std::to_string(real->get());
  if (const auto* flag = node.as_boolean()) return std::string(flag->get() ? "true" : "false");
  return std::nullopt;
}

std::optional<std::vector<std::string>> find_texts(const toml::node& node) {
  std::vector<std::string> texts;
  const toml::array* array = node.as_array();
  if (!array) {
    const auto text = find_text(node);
    if (!text) return std::nullopt;
    texts.push_back(*text);
    return texts;
  }
  for (const toml::node& element : *array) {
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

}  // namespace

std::string apply_config_file(const std::string& path, const std::string& section,
                              CLI::App& command) {
  const Result<std::string> text = read_document_file(path);
  if (!text.ok()) return path + ": " + text.error().message;
  const toml::parse_result parsed = toml::parse(*text);
  if (!parsed)
    return place_of(path, parsed.error().source()) + std::string(parsed.error().description());
  const toml::table* table = parsed.table()[section].as_table();
  if (!table) return "";
  for (const auto& [key, node] : *table) {
    const std::string name = replace_all(std::string(key.str()), "_", "-");
    CLI::Option* option = command.get_option_no_throw("--" + name);
    if (!option && name == "inputs") option = command.get_option_no_throw("inputs");
    if (!option) return place_of(path, node.source()) + "no option '" + name + "'";
    const auto texts = find_texts(node);
    if (!texts)
      return place_of(path, node.source()) + "'" + name + "' is no text, number or list of them";
    if (std::string fault = apply(*option, *texts); !fault.empty())
      return place_of(path, node.source()) + fault;
  }
  return "";
}

}  // namespace sheaf::cli
