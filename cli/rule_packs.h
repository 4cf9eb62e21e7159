// The rule packs of the command line and of the user.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "extractors/rules/rule_pack.h"

namespace sheaf::cli {

struct PackFile {
  std::string path;
  RulePack pack;
};

// One pack. Errors name the file, the line and the key.
Result<RulePack> load_rule_pack(const std::string& path);

// The *.json of the folders; those that cannot be read are passed over.
std::vector<std::string> find_pack_files(const std::vector<std::string>& folders);

// Every *.json of the folders, folder by folder, in the order of their names; then those of
// $XDG_CONFIG_HOME/sheaf/rules (~/.config/sheaf/rules), if there is such a folder. Errors name the
// file or folder.
Result<std::vector<PackFile>> load_pack_files(std::vector<std::string> folders);

}  // namespace sheaf::cli
