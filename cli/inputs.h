// FILE, URL, DIR and "-" on the command line -> documents.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "items/extract.h"
#include "url/url.h"

namespace sheaf::cli {

struct Input {
  enum class Kind { kFile, kUrl, kStdin };
  Kind kind;
  std::string name;           // as shown in messages: path, URL or "-"
  std::string relative_path;  // inside the folder that was named; "" for a file named itself
};

// The whole file. Errors: kIo with what the system says.
Result<std::string> read_file(const std::string& path);

// Folders are walked, *.html, *.htm, *.xhtml and *.shtml in the order of their paths. What does not
// exist is kept: load_document says what is wrong with it.
std::vector<Input> expand_inputs(const std::vector<std::string>& arguments);

struct Loaded {
  Document document;
  int status = 200;  // HTTP; 200 for files
};

// Reads or fetches. `base_url`: where files come from ("" = unknown); a file found in a folder gets
// its path inside the folder appended. Errors say what is wrong, without the input's name.
Result<Loaded> load_document(const Input& input, const std::optional<Url>& base_url);

}  // namespace sheaf::cli
