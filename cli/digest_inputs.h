// What `sheaf digest` works on: the manifest, its records and its language.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "cli/records.h"
#include "digest/language.h"
#include "digest/manifest.h"

namespace sheaf::cli {

// Of the command line: "" = not said. Goes before what the manifest says.
struct DigestHead {
  std::string series, number, date;
  std::string language;  // "zh", "en", or a file
};

struct DigestInputs {
  Manifest manifest;
  std::string manifest_name;  // its path; without one the first input
  std::vector<Item> records;
  Language language;
  std::vector<std::string> files;   // all that was named, by the manifest too; folders as such
  std::vector<std::string> faults;  // records that could not be read, one line each
};

// A manifest brings the records that it names; further inputs are records too. Errors: `where` is
// the file (with the line or member), `message` what is wrong with it.
Result<DigestInputs> load_digest_inputs(const std::vector<std::string>& names,
                                        const DigestHead& head, const FetchOptions& fetching);

bool is_language_file(const std::string& name);  // rather than a language's tag

struct Today {
  std::string date;  // "2021-04-09"
  std::string zone;  // in which it is that day: "+08:00", "Z"
};
// Where the readers are: in China for one in Chinese, else where this computer is (TZ).
Today today_for(std::string_view language);

std::string guess_language(std::span<const Item> records);  // "zh" if half of them are, else "en"

// The names as a manifest at `manifest` shall have them: files relative to its folder.
std::vector<std::string> relative_names(const std::vector<std::string>& names,
                                        const std::string& manifest);

}  // namespace sheaf::cli
