// FILE, URL, DIR and "-" on the command line -> documents.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "cli/input_file.h"
#include "fetch/response.h"
#include "items/extract.h"
#include "url/url.h"

namespace sheaf::cli {

// "http://..." or "https://...", in any case of letters.
bool is_web_address(std::string_view text);

struct Input {
  enum class Kind { kFile, kUrl, kStdin };
  Kind kind;
  std::string name;           // as shown in messages: path, URL or "-"
  std::string relative_path;  // inside the folder that was named; "" for a file named itself
  std::shared_ptr<InputFile> file = {};  // a pipe that is open already
};

// What tells that two inputs are one page. Stable between runs, as the journal keeps it.
std::uint64_t key_of(const Input& input);

// At most so many bytes are read: of a page (its text has less, PageLimits), of records, and of
// what people write: manifests, rule packs, templates, languages, options.
inline constexpr std::size_t kMostPageBytes = 64u << 20;
inline constexpr std::size_t kMostRecordBytes = std::size_t{512} << 20;
inline constexpr std::size_t kMostTextBytes = 64u << 20;

// The whole file; "-": standard input. Errors: kIo with what the system says, or that an interrupt
// ended the waiting; kTooLarge.
Result<std::string> read_file(const std::string& path, std::size_t limit = kMostTextBytes);

// Folders are walked, *.html, *.htm, *.xhtml and *.shtml in the order of their paths. What does not
// exist is kept: load_document says what is wrong with it.
std::vector<Input> expand_inputs(const std::vector<std::string>& arguments);

// A path as a relative reference: Url::parse encodes the rest, '%', '?' and '#' mean something.
std::string escape_path(const std::string& path);

// What the record of a file has as url: its address below `base_url`, else "file:///...".
std::string address_of_file(const Input& input, const std::optional<Url>& base_url);

struct Loaded {
  Document document;
  int status = 200;  // HTTP; 200 for files
};

// How HTTP gave it.
Loaded to_loaded(Response response);

// The error when Ctrl-C ended the waiting for standard input or a pipe.
inline constexpr std::string_view kInterruptedInput = "interrupted";

// Reads a file or standard input; an address on the web is an error. `base_url`: where files come
// from ("" = unknown); a file found in a folder gets its path inside the folder appended. Errors
// say what is wrong, without the input's name.
Result<Loaded> load_document(const Input& input, const std::optional<Url>& base_url);

}  // namespace sheaf::cli
