#include "bench/pages.h"

#include <algorithm>
#include <fstream>

namespace sheaf::bench {

std::optional<std::string> read_file(const std::filesystem::path& path) {
  std::error_code error;
  std::string bytes(std::filesystem::file_size(path, error), '\0');
  if (error) return std::nullopt;
  std::ifstream file(path, std::ios::binary);
  if (!file.read(bytes.data(), static_cast<std::streamsize>(bytes.size()))) return std::nullopt;
  return bytes;
}

std::vector<std::string> read_pages(const std::string& folder) {
  std::vector<std::filesystem::path> paths;
  std::error_code error;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder, error)) {
    const auto extension = entry.path().extension();
    if (entry.is_regular_file() && (extension == ".html" || extension == ".htm"))
      paths.push_back(entry.path());
  }
  std::sort(paths.begin(), paths.end());
  std::vector<std::string> pages;
  for (const auto& path : paths) pages.push_back(read_file(path).value_or(""));
  return pages;
}

}  // namespace sheaf::bench
