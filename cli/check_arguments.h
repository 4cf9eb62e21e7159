// The options of `sheaf check`, of the command line and of sheaf.toml.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "check/history.h"
#include "check/report.h"
#include "check/session.h"
#include "cli/fetch_flags.h"

namespace CLI {  // NOLINT(readability-identifier-naming): the library's
class App;
}

namespace sheaf::cli {

inline constexpr const char* kIgnoreFile = ".sheafignore";

struct CheckArguments {
  std::vector<std::string> inputs;
  std::string base_url, root_dir, output, config, cache, color = "auto";
  std::string format = "table", accept, kind_word, method = "auto", fail_on,
              max_cache_age_text = "1d";
  std::vector<std::string> exclude, include, remap;
  FetchFlags fetching;
  bool fix = false, dry_run = false;
  bool exclude_private = false, offline = false, no_ignore = false, quiet = false;
  bool suggest = false, archive = false, mail = false;
  std::string archive_url = "https://archive.org/wayback/available";
  std::string history, dead_after_text;
  bool include_verbatim = false, json_ld = false, no_fragments = false, no_probe = false;

  // Made by finish().
  std::optional<DocumentKind> kind;
  std::int64_t max_cache_age = 86400;  // seconds
  ReportForm form = ReportForm::kTable;
  ReportOptions report = {};
  std::optional<DeadAfter> dead_after = {};
  FetchOptions fetch = {};
  std::string found_config = {};  // one line about a file of options that nobody named, or ""

  void declare(CLI::App& command);
  // Reads the config file (what the command line says wins) and .sheafignore, and looks the values
  // over. Gives what is wrong, or "".
  std::string finish(CLI::App& command);

  // The file that finish() reads options from; "" if there is none.
  std::string config_file() const;

  // Only after finish() gave "".
  SessionOptions session() const;

 private:
  std::string read_config(CLI::App& command);
  std::string read_ignore_file();
  std::string read_words();
  std::string read_patterns();
  std::string read_fetching();

  std::vector<std::string> ignore_;  // expressions of .sheafignore
};

}  // namespace sheaf::cli
