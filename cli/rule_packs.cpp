#include "cli/rule_packs.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>

#include "cli/inputs.h"

namespace sheaf::cli {
namespace {

namespace fs = std::filesystem;

Error named(const std::string& name, const Error& error) {
  return {error.kind,
          name + ": " + (error.where.empty() ? "" : error.where + ": ") + error.message,
          {}};
}

// The XDG base directory specification: a path that is not absolute does not count.
fs::path user_folder() {
  const char* config = std::getenv("XDG_CONFIG_HOME");
  if (config && fs::path(config).is_absolute()) return fs::path(config) / "sheaf/rules";
  const char* home = std::getenv("HOME");
  return home && *home ? fs::path(home) / ".config/sheaf/rules" : fs::path();
}

Result<std::vector<std::string>> find_packs(const std::string& folder) {
  std::vector<std::string> paths;
  std::error_code error;
  fs::directory_iterator it(folder, error);
  for (const fs::directory_iterator end; !error && it != end; it.increment(error)) {
    if (it->path().extension() == ".json") paths.push_back(it->path().string());
  }
  if (error) return named(folder, {ErrorKind::kIo, error.message()});
  std::sort(paths.begin(), paths.end());
  return paths;
}

}  // namespace

std::vector<std::string> find_pack_files(const std::vector<std::string>& folders) {
  std::vector<std::string> files;
  for (const std::string& folder : folders) {
    Result<std::vector<std::string>> paths = find_packs(folder);
    if (!paths.ok()) continue;
    files.insert(files.end(), paths->begin(), paths->end());
  }
  return files;
}

Result<RulePack> load_rule_pack(const std::string& path) {
  const Result<std::string> json = read_file(path);
  if (!json.ok()) return named(path, json.error());
  Result<RulePack> pack = parse_rule_pack(*json);
  return pack.ok() ? std::move(pack) : named(path, pack.error());
}

Result<std::vector<PackFile>> load_pack_files(std::vector<std::string> folders) {
  std::error_code ignored;
  const fs::path own = user_folder();
  if (!own.empty() && fs::is_directory(own, ignored)) folders.push_back(own.string());
  std::vector<PackFile> files;
  for (const std::string& folder : folders) {
    Result<std::vector<std::string>> paths = find_packs(folder);
    if (!paths.ok()) return paths.error();
    for (std::string& path : *paths) {
      Result<RulePack> pack = load_rule_pack(path);
      if (!pack.ok()) return pack.error();
      files.push_back({std::move(path), std::move(pack).value()});
    }
  }
  return files;
}

}  // namespace sheaf::cli
