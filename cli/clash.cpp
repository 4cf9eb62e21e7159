#include "cli/clash.h"

#include <sys/stat.h>

#include <filesystem>
#include <system_error>
#include <utility>

#include "base/file_place.h"
#include "cli/inputs.h"

namespace sheaf::cli {
namespace {

// Where the file lies or will lie.
std::filesystem::path place_of(const std::string& path) {
  std::error_code error;
  const Result<FilePlace> place = find_file_place(path);
  return std::filesystem::weakly_canonical(place.ok() ? place.value().path : path, error);
}

bool is_one_file(const std::string& one, const std::string& other) {
  if (other.empty() || other == "-" || is_web_address(other)) return false;
  return one == other || is_same_file(one, other) || place_of(one) == place_of(other);
}

}  // namespace

bool is_lasting_file(const std::string& path) {
  if (path.empty() || path == "-" || path.starts_with("/dev/")) return false;
  struct stat status {};
  return stat(path.c_str(), &status) != 0 || S_ISREG(status.st_mode);
}

std::vector<NamedFile> input_files(const std::vector<std::string>& inputs) {
  std::vector<NamedFile> files;
  for (Input& input : expand_inputs(inputs)) {
    if (input.kind == Input::Kind::kFile) files.push_back({std::move(input.name), "an input"});
  }
  return files;
}

std::optional<Error> find_clash(const std::vector<NamedFile>& written,
                                const std::vector<NamedFile>& read) {
  std::vector<NamedFile> seen = read;
  for (const NamedFile& file : written) {
    if (!is_lasting_file(file.path)) continue;
    for (const NamedFile& other : seen) {
      if (!is_one_file(file.path, other.path)) continue;
      return Error{ErrorKind::kBadInput,
                   file.what + ": " + file.path + " is " + other.what + ", too; it would be lost"};
    }
    seen.push_back({file.path, "the file of " + file.what});
  }
  return std::nullopt;
}

}  // namespace sheaf::cli
