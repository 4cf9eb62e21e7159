#include "cli/config_file.h"

#include <CLI/CLI.hpp>
#include <filesystem>
#include <optional>
#include <utility>
#include <vector>

#include "base/json.h"
#include "base/read_file.h"
#include "base/text.h"
#include "base/toml.h"
#include "cli/config_trust.h"
#include "cli/inputs.h"

namespace sheaf::cli {
namespace {

constexpr std::size_t kMostConfigBytes = 1u << 20;

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

// A table that is applied.
class Application {
 public:
  Application(const ConfigFile& file, CLI::App& command) : file_(file), command_(command) {}

  // Gives what is wrong with the value, or "".
  std::string apply_value(const std::string& key, const Json& value) {
    const std::string name = replace_all(key, "_", "-");
    CLI::Option* option = find_option(command_, key);
    if (!option) return "no option '" + name + "'";
    const auto texts = find_texts(value);
    if (!texts) return "'" + name + "' is no text, number or list of them";
    if (const auto distrust = find_distrust_of(name, *texts)) {
      passed_over_.push_back(*distrust);
      return "";
    }
    return apply(*option, *texts);
  }

  std::vector<std::string> take_passed_over() { return std::move(passed_over_); }

 private:
  std::optional<std::string> find_distrust_of(const std::string& name,
                                              const std::vector<std::string>& values) const {
    if (file_.trust == ConfigFile::Trust::kNamed) return std::nullopt;
    const std::string folder = std::filesystem::path(file_.path).parent_path().string();
    return find_distrust(folder.empty() ? "." : folder, name, values);
  }

  const ConfigFile& file_;
  CLI::App& command_;
  std::vector<std::string> passed_over_;
};

// Who finds a file does not wait for a pipe.
Result<std::string> read_config(const ConfigFile& file) {
  return file.trust == ConfigFile::Trust::kNamed ? read_file(file.path, kMostConfigBytes)
                                                 : read_regular_file(file.path, kMostConfigBytes);
}

Error in_file(const std::string& path, const Error& error) {
  return {error.kind,
          path + ": " + (error.where.empty() ? "" : error.where + ": ") + error.message};
}

}  // namespace

Result<std::vector<std::string>> apply_config_file(const ConfigFile& file, CLI::App& command) {
  const Result<std::string> text = read_config(file);
  if (!text.ok()) return in_file(file.path, text.error());
  TomlLines lines;
  const Result<Json> parsed = parse_toml(*text, &lines);
  if (!parsed.ok()) return in_file(file.path, parsed.error());
  Application application(file, command);
  const Json* table = find_member(*parsed, file.section);
  if (!table || !table->is_object()) return application.take_passed_over();
  for (const auto& [key, value] : table->items()) {
    const std::string fault = application.apply_value(key, value);
    if (fault.empty()) continue;
    return Error{ErrorKind::kBadInput, place_of(file.path, lines[file.section][key]) + fault};
  }
  return application.take_passed_over();
}

}  // namespace sheaf::cli
