#include "cli/inputs.h"

#include <sys/stat.h>

#include <algorithm>
#include <ctime>
#include <filesystem>
#include <utility>

#include "base/hash.h"
#include "base/text.h"
#include "cli/input_file.h"
#include "cli/interrupt.h"

namespace sheaf::cli {
namespace {

namespace fs = std::filesystem;

bool is_page_name(const fs::path& path) {
  const std::string extension = ascii_lower(path.extension().string());
  return extension == ".html" || extension == ".htm" || extension == ".xhtml" ||
         extension == ".shtml";
}

void add_folder(const std::string& folder, std::vector<Input>& out) {
  std::error_code error;
  std::vector<fs::path> paths;
  fs::recursive_directory_iterator it(folder, fs::directory_options::skip_permission_denied, error);
  for (const fs::recursive_directory_iterator end; !error && it != end; it.increment(error)) {
    std::error_code ignored;
    if (it->is_regular_file(ignored) && is_page_name(it->path())) paths.push_back(it->path());
  }
  std::sort(paths.begin(), paths.end());
  for (const fs::path& path : paths) {
    out.push_back(
        {Input::Kind::kFile, path.string(), path.lexically_relative(folder).generic_string()});
  }
}

std::string file_location(const std::string& path) {
  std::error_code error;
  const fs::path absolute = fs::absolute(path, error);
  const Result<Url> url =
      Url::parse("file://" + escape_path(absolute.lexically_normal().generic_string()));
  return url.ok() ? url->text() : std::string();
}

// FNV-1a, folded.
std::uint64_t hash_text(std::string_view text) {
  const std::uint64_t hash = stable_hash(text);
  return hash ^ (hash >> 32);
}

std::string address_of(const Input& input, const std::optional<Url>& base_url) {
  if (!base_url) return {};
  if (input.relative_path.empty()) return base_url->text();
  const Result<Url> url = Url::parse(escape_path(input.relative_path), *base_url);
  return url.ok() ? url->text() : base_url->text();
}

Result<std::string> read_whole(InputFile& file, std::size_t limit) {
  Result<std::string> bytes = file.read_rest(limit);
  if (!bytes.ok() && is_interrupted()) return Error{ErrorKind::kIo, std::string(kInterruptedInput)};
  return bytes;
}

Result<std::string> read_input(const Input& input) {
  return input.file ? read_whole(*input.file, kMostPageBytes)
                    : read_file(input.name, kMostPageBytes);
}

Result<Loaded> load_file(const Input& input, const std::optional<Url>& base_url) {
  Result<std::string> bytes = read_input(input);
  if (!bytes.ok()) return bytes.error();
  Loaded loaded;
  loaded.document = {.bytes = std::move(bytes).value(),
                     .url = address_of(input, base_url),
                     .location = file_location(input.name)};
  struct stat info;
  if (stat(input.name.c_str(), &info) == 0) loaded.document.fetched_at = info.st_mtime;
  return loaded;
}

Result<Loaded> load_stdin(const Input& input, const std::optional<Url>& base_url) {
  Result<std::string> bytes = read_input(input);
  if (!bytes.ok()) return bytes.error();
  Loaded loaded;
  loaded.document = {.bytes = std::move(bytes).value(),
                     .url = base_url ? base_url->text() : std::string(),
                     .fetched_at = std::time(nullptr)};
  return loaded;
}

}  // namespace

std::uint64_t key_of(const Input& input) {
  if (input.kind != Input::Kind::kUrl) return hash_text("file:" + input.name);
  const Result<Url> url = Url::parse(input.name);
  return hash_text(url.ok() ? url.value().key() : input.name);
}

bool is_web_address(std::string_view text) {
  return starts_with_ignore_case(text, "http://") || starts_with_ignore_case(text, "https://");
}

std::string escape_path(const std::string& path) {
  std::string out = replace_all(path, "%", "%25");
  return replace_all(replace_all(std::move(out), "?", "%3F"), "#", "%23");
}

Result<std::string> read_file(const std::string& path, std::size_t limit) {
  Result<InputFile> file = InputFile::open(path);
  if (!file.ok()) return file.error();
  return read_whole(*file, limit);
}

std::string address_of_file(const Input& input, const std::optional<Url>& base_url) {
  std::string address = address_of(input, base_url);
  return address.empty() ? file_location(input.name) : address;
}

Loaded to_loaded(Response response) {
  Loaded loaded;
  loaded.status = response.status;
  loaded.document = {.bytes = std::move(response.body),
                     .url = std::move(response.final_url),
                     .content_type = std::move(response.content_type),
                     .fetched_at = response.fetched_at};
  return loaded;
}

std::vector<Input> expand_inputs(const std::vector<std::string>& arguments) {
  std::vector<Input> inputs;
  for (const std::string& argument : arguments) {
    std::error_code error;
    if (argument == "-") {
      inputs.push_back({Input::Kind::kStdin, argument, {}});
    } else if (is_web_address(argument)) {
      inputs.push_back({Input::Kind::kUrl, argument, {}});
    } else if (fs::is_directory(argument, error)) {
      add_folder(argument, inputs);
    } else {
      inputs.push_back({Input::Kind::kFile, argument, {}});
    }
  }
  return inputs;
}

Result<Loaded> load_document(const Input& input, const std::optional<Url>& base_url) {
  switch (input.kind) {
    case Input::Kind::kFile:
      return load_file(input, base_url);
    case Input::Kind::kUrl:
      return Error{ErrorKind::kUnsupported, "is an address on the web, not a file"};
    case Input::Kind::kStdin:
      break;
  }
  return load_stdin(input, base_url);
}

}  // namespace sheaf::cli
