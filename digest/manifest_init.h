// The first manifest of an issue, and new records put into one that its editor has worked on.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "items/item.h"

namespace sheaf {

enum class ManifestFormat { kJson, kToml };

struct ManifestHead {
  std::string series = {}, number = {}, date = {}, language = {};
  std::vector<std::string> records = {};  // as the manifest shall name them
};

// `existing`: the text of the manifest as it is, "" for a new one. Articles that are in none of its
// sections and readings come to the end of its last section, each with its title as comment, and
// paths of records that it does not name are added. Everything else stays as it is, in its order;
// JSON is indented anew, in TOML it stands byte for byte. Errors: those of the manifest's parser;
// kUnsupported where TOML is written in a way that cannot be added to.
Result<std::string> init_manifest(std::string_view existing, ManifestFormat format,
                                  std::span<const Item> records, const ManifestHead& head);

}  // namespace sheaf
