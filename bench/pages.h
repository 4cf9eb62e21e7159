// The pages that a benchmark runs over.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace sheaf::bench {

// The file's bytes; nullopt if it cannot be read.
std::optional<std::string> read_file(const std::filesystem::path& path);

// Bytes of every *.html and *.htm below `folder`, in the order of their paths.
std::vector<std::string> read_pages(const std::string& folder);

}  // namespace sheaf::bench
